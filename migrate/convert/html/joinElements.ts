import type {Nodes, Root, RootContent} from 'mdast'

import {createPlacer, type Position} from './createPlacer.ts'
import {isTagNode, type ElementTag, type TagNode} from './elementTag.ts'
import type {HtmlFlowElement} from './htmlFlowElement.ts'
import {isWholeElement} from '../../../src/html/parseTag.ts'
import {toMdxSource} from '../syntax/mdx/mdxSource.ts'
import {soleElement} from './soleElement.ts'
import {splitTags, type Piece} from './splitTags.ts'

/** Elements nested deeper than this stay single tags, so that no input can exhaust the stack. */
const MAX_NESTING = 100

/** An opening tag that may still find its closing one. */
interface OpenTag {
  piece: Piece
  tag: ElementTag
  /** What follows the tag so far. */
  content: Item[]
}

type Item = Piece | RootContent

/**
 * Between paragraphs Markdown has pieces of HTML, which end at an empty line, and no elements. This makes one node of each
 * element of some names: from its opening to its closing tag, among the same siblings, and with all that stands between
 * them; a tag that is a whole element; and a paragraph that holds nothing but such an element. Any other HTML stays. In MDX the same
 * holds for lines of JSX.
 *
 * @param tree - A Markdown tree; it is only read.
 * @param names - Names of the elements: in lower case for HTML, as written for JSX.
 * @param source - What the positions of the tree refer to.
 * @returns The tree with elements; the same tree when there is none.
 */
export function joinElements(tree: Root, names: ReadonlySet<string>, source: string): Root {
  return joinWithin(tree, names, source)
}

function joinWithin<Parent extends Nodes>(parent: Parent, names: ReadonlySet<string>, source: string): Parent {
  if (!('children' in parent) || parent.type === 'heading' || parent.type === 'table') return parent
  const children = (parent.children as RootContent[]).map((child): RootContent =>
    child.type === 'paragraph' ? (soleElement(child, names, source) ?? child) : joinWithin(child, names, source),
  )
  const joined = joinSiblings(children, names, source)
  const isSame =
    joined.length === parent.children.length && joined.every((child, index) => child === parent.children[index])
  return isSame ? parent : {...parent, children: joined}
}

function joinSiblings(nodes: readonly RootContent[], names: ReadonlySet<string>, source: string): RootContent[] {
  const items = nodes.flatMap((node): Item[] => (isTagNode(node) ? splitTags(node, names) : [node]))
  if (items.length === nodes.length && !items.some(isPiece)) return [...nodes]
  const placers = new Map<TagNode, ReturnType<typeof createPlacer>>()
  const place = ({node, from, to}: Piece): Position | undefined => {
    const placer = placers.get(node) ?? createPlacer(node, sliceOf(node.position, source))
    placers.set(node, placer)
    return placer(from, to)
  }

  const root: Item[] = []
  const open: OpenTag[] = []
  const siblings = () => open.at(-1)?.content ?? root
  /** Gives up on the innermost opening tag: it and all since become siblings of what stands before it. */
  const giveUp = () => {
    const last = open.pop()
    if (!last) return
    const target = siblings()
    target.push(last.piece)
    for (const item of last.content) target.push(item)
  }

  for (const item of items) {
    const tag = isPiece(item) ? item.tag : undefined
    if (!isPiece(item) || !tag) {
      siblings().push(item)
    } else if (isWholeElement(tag)) {
      siblings().push(toElement(tag, [], '', {whole: toPart(item, place)}, place(item)))
    } else if (tag.kind === 'open' && open.length < MAX_NESTING) {
      open.push({piece: item, tag, content: []})
    } else if (tag.kind === 'close' && open.some((other) => other.tag.name === tag.name)) {
      while (open.at(-1)?.tag.name !== tag.name) giveUp()
      const partner = open.pop()
      if (partner) siblings().push(closeElement(partner, item))
    } else {
      siblings().push(item)
    }
  }
  while (open.length > 0) giveUp()
  return toNodes(root, place)

  function closeElement({piece, tag, content}: OpenTag, closing: Piece): HtmlFlowElement {
    const [start, end] = [place(piece), place(closing)]
    const position = start && end && {start: start.start, end: end.end}
    const inner = start && end ? sliceOf({start: start.end, end: end.start}, source) : ''
    const parts =
      piece.node === closing.node
        ? {whole: toPart({...piece, to: closing.to}, place)}
        : {open: toPart(piece, place), close: toPart(closing, place)}
    return toElement(tag, toNodes(content, place), inner, parts, position)
  }
}

/** Makes nodes of what is no element after all: neighbouring pieces of one node are one again. */
function toNodes(items: readonly Item[], place: (piece: Piece) => Position | undefined): RootContent[] {
  const merged: Item[] = []
  for (const item of items) {
    const last = merged.at(-1)
    if (last && isPiece(last) && isPiece(item) && last.node === item.node)
      merged[merged.length - 1] = {...last, to: item.to}
    else merged.push(item)
  }
  return merged.flatMap((item): RootContent[] => {
    if (!isPiece(item)) return [item]
    const {node, from, to} = item
    const text = node.value.slice(from, to)
    if (text.length === node.value.length) return [node]
    if (text.trim() === '') return []
    return [toPart({node, from: from + text.search(/\S/), to: from + text.trimEnd().length}, place)]
  })
}

/** A piece as a node of its own. */
function toPart({node, from, to}: Piece, place: (piece: Piece) => Position | undefined): TagNode {
  const position = place({node, from, to})
  const value = node.value.slice(from, to)
  const at = position && {position}
  if (node.type === 'html') return {type: 'html', value, ...at}
  return {...toMdxSource(value), ...at}
}

function toElement(
  tag: ElementTag,
  children: RootContent[],
  inner: string,
  parts: HtmlFlowElement['parts'],
  position: Position | undefined,
): HtmlFlowElement {
  return {type: 'htmlFlowElement', tag, children, inner, parts, ...(position && {position})}
}

function sliceOf(position: Position | undefined, source: string): string {
  return source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0)
}

function isPiece(item: Item): item is Piece {
  return 'node' in item
}
