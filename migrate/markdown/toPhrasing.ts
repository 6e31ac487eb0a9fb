import type {PhrasingContent} from 'mdast'

import type {Decorator} from '../../schemas/names.ts'
import type {TextBlock} from '../../src/portable-text/types.ts'
import type {Dialect} from '../convert/dialects.ts'
import {hasOpenShortcode} from './escapeCode.ts'
import {toLeaves, type Leaf} from './leaves.ts'
import {canCut, isLink, type Mark} from './marks.ts'
import {nestMarks, type MarkTree} from './nestMarks.ts'
import type {MarkdownState, PhrasingContext, Place} from './state.ts'
import {splitVerbatim} from './splitVerbatim.ts'
import {toLinkNode} from './toLinkNode.ts'
import {toTextNodes} from './toTextNodes.ts'
import {toWikiLink} from './toWikiLink.ts'
import {verbatim} from './verbatim.ts'
import {writeHtml} from './writeHtml.ts'

type Tree = MarkTree<Mark, Leaf>

/** The tag of each decorator: what the converter reads as one. */
const TAGS = {
  strong: 'strong',
  em: 'em',
  'strike-through': 'del',
  code: 'code',
  underline: 'u',
  sub: 'sub',
  sup: 'sup',
  kbd: 'kbd',
  highlight: 'mark',
} as const satisfies Record<Decorator, string>

/** Decorators that Markdown has markers for. */
const NODES: ReadonlyMap<Decorator, 'strong' | 'emphasis' | 'delete'> = new Map<
  Decorator,
  'strong' | 'emphasis' | 'delete'
>([
  ['strong', 'strong'],
  ['em', 'emphasis'],
  ['strike-through', 'delete'],
])

/**
 * Turns children of a text block into Markdown nodes.
 *
 * @param children - All of them unless given.
 */
export function toPhrasing(
  state: MarkdownState,
  block: TextBlock,
  place: Place,
  children: TextBlock['children'] = block.children,
): PhrasingContent[] {
  const tree = nestMarks<Mark, Leaf>(toLeaves(state, block, children, place), canCut)
  return writeTrees(state, tree, {block, place})
}

function writeTrees(state: MarkdownState, trees: readonly Tree[], context: PhrasingContext): PhrasingContent[] {
  return trees.flatMap((tree) =>
    'leaf' in tree ? writeLeaf(state, tree.leaf, context) : writeMark(state, tree.mark, tree.children, context),
  )
}

function writeLeaf(state: MarkdownState, leaf: Leaf, context: PhrasingContext): PhrasingContent[] {
  switch (leaf.kind) {
    case 'text':
      return writeText(state, leaf.text, context)
    case 'break':
      return [leaf.asTag ? {type: 'html', value: writeHtml(state, context.block, '<br>')} : {type: 'break'}]
    default:
      return state.object(leaf.object, context)
  }
}

/** In a link nothing is left unescaped: its brackets count. */
function writeText(state: MarkdownState, text: string, context: PhrasingContext): PhrasingContent[] {
  const [start, rest] = context.link ? ['', text] : splitVerbatim(text, state.options.dialect)
  return [...(start === '' ? [] : [verbatim(start)]), ...toTextNodes(rest)]
}

function writeMark(
  state: MarkdownState,
  mark: Mark,
  trees: readonly Tree[],
  context: PhrasingContext,
): PhrasingContent[] {
  if (isLink(mark)) {
    const {link} = mark
    const {dialect} = state.options
    const children = writeTrees(state, trees, {...context, link})
    return [toWikiLink(state, link, children, context) ?? toLinkNode(link, children, {...context, dialect})]
  }
  // Markers inside or beside markers of the same kind would be read as one of another; tags say what belongs together.
  const takesMarkers = mark.depth === 0 && mark.variant === 0
  const text = takesMarkers && mark.kind === 'code' ? codeText(state, trees, context) : undefined
  if (text !== undefined) return [{type: 'inlineCode', value: text}]
  const children = writeTrees(state, trees, context)
  const type = markerNode(mark.kind, state.options.dialect)
  if (type && takesMarkers) return [{type, children}]
  const tag = TAGS[mark.kind]
  return [{type: 'html', value: `<${tag}>`}, ...children, {type: 'html', value: `</${tag}>`}]
}

/** The node of a decorator that the dialect has markers for. */
function markerNode(kind: Decorator, dialect: Dialect | undefined) {
  return dialect === 'obsidian' && kind === 'highlight' ? 'highlight' : NODES.get(kind)
}

/** The text of a code span; undefined when it holds more than the back-ticks of Markdown can. */
function codeText(state: MarkdownState, trees: readonly Tree[], {place}: PhrasingContext): string | undefined {
  let text = ''
  for (const tree of trees) {
    if (!('leaf' in tree) || tree.leaf.kind !== 'text') return undefined
    text += tree.leaf.text
  }
  if (state.options.dialect === 'hugo' && hasOpenShortcode(text)) return undefined
  // GFM drops a backslash before a pipe in a cell, in code as well, and has no way to write one.
  return text.includes('\r') || (place === 'cell' && text.includes('\\|')) ? undefined : text
}
