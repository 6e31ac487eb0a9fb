import {parseTag} from '../../../src/html/parseTag.ts'
import {findJsxTags} from '../syntax/mdx/findJsxTags.ts'
import {toElementTag} from '../syntax/mdx/toElementTag.ts'
import type {ElementTag, TagNode} from './elementTag.ts'
import {findTags} from './findTags.ts'

/** A piece of a node, between two indexes of its value. */
export interface Piece {
  node: TagNode
  from: number
  to: number
  /** When it is one tag. */
  tag?: ElementTag
}

/**
 * Splits a node into whole tags and what stands between them.
 *
 * @param names - Of the tags that count: in lower case for HTML, as written for JSX.
 * @returns The node itself when it has no such tag.
 */
export function splitTags<Node extends TagNode>(node: Node, names: ReadonlySet<string>): (Piece | Node)[] {
  const {value} = node
  const pieces: Piece[] = []
  let last = 0
  for (const {start, end, tag} of tagsOf(node, names)) {
    if (start > last) pieces.push({node, from: last, to: start})
    pieces.push({node, from: start, to: end, tag})
    last = end
  }
  if (pieces.length === 0) return [node]
  return last < value.length ? [...pieces, {node, from: last, to: value.length}] : pieces
}

function tagsOf(node: TagNode, names: ReadonlySet<string>): {start: number; end: number; tag: ElementTag}[] {
  const {value} = node
  if (node.type === 'mdxSource') {
    if (node.kind !== 'component') return []
    return findJsxTags(value)
      .filter(({tag}) => names.has(tag.name))
      .map(({start, end, tag}) => ({start, end, tag: toElementTag(tag)}))
  }
  return findTags(value, names).flatMap(({start, end}) => {
    const tag = parseTag(value.slice(start, end))
    return tag ? [{start, end, tag}] : []
  })
}
