import type {Nodes, Parents} from 'mdast'

import {opensElement, parseTag} from '../../../../src/html/parseTag.ts'
import type {SourcePiece} from './sourcePiece.ts'

/** Nodes that hold words. */
const WORDS: ReadonlySet<string> = new Set(
  'paragraph heading emphasis strong delete link linkReference tableCell'.split(' '),
)

/**
 * Attributes among words belong to the element right before them, or to the list item they begin. Where there is none
 * they are text, as kramdown has it; Goldmark has none among words.
 *
 * @param grandparent - What the parent stands in.
 * @param parent - What the words stand in.
 * @returns The children of the parent; the same array where there are no attributes among words.
 */
export function keepAttributes(grandparent: Parents | undefined, parent: Parents): readonly Nodes[] {
  const {children} = parent
  if (!WORDS.has(parent.type) || !children.some(isAttributes)) return children
  const isItem = parent.type === 'paragraph' && grandparent?.type === 'listItem' && grandparent.children[0] === parent
  const kept: Nodes[] = []
  for (const child of children) {
    const previous = kept.at(-1)
    const belongs = previous ? isElement(previous) : isItem && children.length > 1
    kept.push(isAttributes(child) && !(belongs && child.value.startsWith('{:')) ? toText(child) : child)
  }
  return kept
}

/** Whether a node is something that has attributes; a tag that opens an element is only its beginning. */
function isElement(node: Nodes): boolean {
  if (node.type === 'text' || node.type === 'break') return false
  const tag = node.type === 'html' ? parseTag(node.value) : undefined
  return tag === undefined || !opensElement(tag)
}

function toText({value, position}: SourcePiece): Nodes {
  return {type: 'text', value, ...(position && {position})}
}

function isAttributes(node: Nodes): node is SourcePiece {
  return node.type === 'sourcePiece' && node.form === 'attributes'
}
