import type {Nodes, Text} from 'mdast'

import type {State} from './state.ts'

/**
 * A part of the source of a node, as a node to report something about.
 *
 * @param start - Where it begins, from the start of the source of the node, in UTF-16 code units. Negative when that is not
 *   known, which means the whole node.
 * @param length - How long it is.
 */
export function partOf(state: State, node: Nodes, start: number, length: number): Nodes {
  const {position} = node
  if (start < 0 || position?.start.offset === undefined) return node
  const {line, column, offset} = position.start
  const before = state.sourceOf(node).slice(0, start)
  const lineStart = before.lastIndexOf('\n') + 1
  const point = {
    line: line + (lineStart === 0 ? 0 : before.split('\n').length - 1),
    column: start - lineStart + (lineStart === 0 ? column : 1),
    offset: offset + start,
  }
  const end = {...point, column: point.column + length, offset: point.offset + length}
  const part: Text = {type: 'text', value: '', position: {start: point, end}}
  return part
}
