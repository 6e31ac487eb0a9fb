import type {Heading, Nodes} from 'mdast'

import {readAttributes} from '../../headingAttributes.ts'
import type {SourcePiece} from './sourcePiece.ts'

const QUOTED = /"[^"]*"|'[^']*'/g
const ID = /#([\w:-]+)/

/**
 * Attributes stand on the line before or after what they belong to; this puts all of them after it. The id of a heading
 * becomes its anchor, as in kramdown. For Goldmark attributes only stand after a block, and are text elsewhere.
 *
 * @param nodes - Siblings in source order. A heading that gets an anchor is changed.
 * @returns The siblings; the same array when there are no attributes among them.
 */
export function placeAttributes(nodes: readonly Nodes[]): readonly Nodes[] {
  if (!nodes.some(isAttributes)) return nodes
  const placed: Nodes[] = []
  /** Attributes that belong to the node after them. */
  let waiting: SourcePiece[] = []
  /** The last node that is none. */
  let owner: Nodes | undefined
  for (const [index, node] of nodes.entries()) {
    const previous = nodes[index - 1]
    const next = nodes[index + 1]
    if (!isAttributes(node)) {
      placed.push(node)
      for (const attributes of waiting) placed.push(...giveTo(node, attributes))
      waiting = []
      owner = node
    } else if (previous && isRightAfter(previous, node) && waiting.at(-1) !== previous) {
      placed.push(...giveTo(owner, node))
    } else if (next && isRightAfter(node, next) && node.value.startsWith('{:')) {
      waiting.push(node)
    } else {
      for (const attributes of waiting) placed.push(attributes)
      placed.push(node.value.startsWith('{:') ? node : toParagraph(node))
      waiting = []
    }
  }
  for (const attributes of waiting) placed.push(attributes)
  return placed
}

function toParagraph({value, position}: SourcePiece): Nodes {
  const place = position && {position}
  return {type: 'paragraph', children: [{type: 'text', value, ...place}], ...place}
}

function isAttributes(node: Nodes | undefined): node is SourcePiece {
  return node?.type === 'sourcePiece' && node.form === 'attributes'
}

function isRightAfter(left: Nodes, right: Nodes): boolean {
  return left.position !== undefined && right.position?.start.line === left.position.end.line + 1
}

/** What is left of attributes that a node has taken: all of them, unless it is a heading that has no anchor yet. */
function giveTo(node: Nodes | undefined, attributes: SourcePiece): SourcePiece[] {
  const takesAnchor = node?.type === 'heading' && !hasAnchor(node) && attributes.value.startsWith('{:')
  if (!takesAnchor) return [attributes]
  const id = ID.exec(attributes.value.replace(QUOTED, (text) => ' '.repeat(text.length)))
  const anchor = id?.[1]
  if (!id || anchor === undefined) return [attributes]
  setAnchor(node, anchor)
  const [before, after] = [attributes.value.slice(0, id.index), attributes.value.slice(id.index + id[0].length)]
  const value = before.trimEnd() + (/^\s*\}$/.test(after) ? '}' : ` ${after.trimStart()}`)
  return /^\{:\s*\}$/.test(value) ? [] : [{...attributes, value}]
}

/** Whether a heading has an id, or looks as if it gave itself one at its end. */
function hasAnchor({children, data}: Heading): boolean {
  const last = children.at(-1)
  return data?.anchor !== undefined || (last?.type === 'text' && readAttributes(last.value)?.anchor !== undefined)
}

function setAnchor(node: Heading, anchor: string): void {
  node.data = {...node.data, anchor}
}
