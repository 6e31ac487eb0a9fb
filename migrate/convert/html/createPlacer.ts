import type {Html} from 'mdast'

import {placeInSource} from '../syntax/mdx/htmlLine.ts'
import type {TagNode} from './elementTag.ts'

/** Where a node stands in the source. */
export type Position = NonNullable<Html['position']>

/**
 * Tells where pieces of an HTML node stand in the source. The value of a node has no markers of the quotations and lists
 * around it, so each of its lines is the end of a line of the source. Tags of JSX that became HTML know where they stood.
 *
 * @param node - The node; one without position has no pieces with one.
 * @param raw - Its source.
 * @returns A function from two indexes of the value to a position.
 */
export function createPlacer(node: TagNode, raw: string): (from: number, to: number) => Position | undefined {
  const {value, position} = node
  if (!position) return () => undefined
  const places = node.type === 'html' ? node.data?.mdxPlaces : undefined
  const valueLines = startsOfLines(value)
  const rawLines = startsOfLines(raw)
  const lengthOf = (text: string, starts: readonly number[], line: number): number =>
    (starts[line + 1] ?? text.length + 1) - 1 - (starts[line] ?? 0)

  const pointOf = (index: number): Position['start'] => {
    const place = places && placeInSource(places, index)
    if (place) return place
    const line = lineAt(valueLines, index)
    const prefix = lengthOf(raw, rawLines, line) - lengthOf(value, valueLines, line)
    const column = prefix + index - (valueLines[line] ?? 0)
    const {start} = position
    return {
      line: start.line + line,
      column: (line === 0 ? start.column : 1) + column,
      offset: (start.offset ?? 0) + (rawLines[line] ?? 0) + column,
    }
  }
  return (from, to) => ({start: pointOf(from), end: pointOf(to)})
}

function startsOfLines(text: string): number[] {
  const starts = [0]
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) starts.push(end + 1)
  return starts
}

/** The line an index is in, from 0. */
function lineAt(starts: readonly number[], index: number): number {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] ?? 0) <= index) low = middle
    else high = middle - 1
  }
  return low
}
