import type {Text} from 'mdast'

import {DEFINITION_LINE, readsDefinitions, reportDefinition} from '../definitionLists.ts'
import {isLinkMark, SOFT_BREAK, type Piece} from '../drafts.ts'
import {toEmoji} from '../emoji.ts'
import {partOf} from '../partOf.ts'
import type {PhrasingContext, State} from '../state.ts'

/** A line end that is written as a reference, which is how a paragraph is kept from being something else. */
const EDGE = '&#xA;'

/** The end of a line after which nothing is defined. */
const UNDEFINED_LINE = /\n(?!:[ \t])/g

/**
 * Words, with emoji for their shortcodes. The line ends inside them are soft breaks; before a definition, and in a `<pre>` of
 * raw HTML, which shows them, they are hard ones.
 */
export function text(state: State, node: Text, context: PhrasingContext): Piece[] {
  const words = state.gfm && !isVerbatim(state, node, context) ? withEmoji(state, node) : node.value
  if (state.openPre === 0) {
    if (node.value.includes('\n:')) reportDefinition(state, node, DEFINITION_LINE)
    const lineEnd = state.gfm && readsDefinitions(state.dialect) ? UNDEFINED_LINE : /\n/g
    return [{text: words.replaceAll(lineEnd, SOFT_BREAK), marks: context.marks}]
  }
  return [{text: state.sourceOf(node).startsWith(EDGE) ? words.slice(1) : words, marks: context.marks}]
}

function withEmoji(state: State, node: Text): string {
  const source = state.sourceOf(node)
  const emoji = toEmoji(node.value, source)
  if (!emoji) return node.value
  const [first = ''] = emoji.found
  state.report(
    'convert/emoji',
    partOf(state, node, source.indexOf(first), first.length),
    `Wrote ${emoji.found.join(', ')} as the emoji that GitHub has by that name.`,
  )
  return emoji.text
}

/** Code in elements of raw HTML, and an address that is its own link. */
function isVerbatim({openPre}: State, {value}: Text, {marks, link}: PhrasingContext): boolean {
  const isCode = openPre > 0 || marks.some((mark) => !isLinkMark(mark) && mark.decorator === 'code')
  return isCode || link?.href.includes(value) === true
}
