import type {Position} from '../types.ts'

/** Tells the line and column of an offset in one text; both count from 1, columns in UTF-16 units as editors do. */
export type PositionAt = (offset: number) => Position

/**
 * Makes a {@link PositionAt} for a text. Line ends are `\n` and `\r\n`. Lines are counted once, and only as far as they are asked
 * for: most of a file is its body.
 */
export function createPositionAt(text: string): PositionAt {
  const starts = [0]
  /** Where the line feed is that ends the last of `starts`; -1 when there is none. */
  let end = text.indexOf('\n')
  return (offset) => {
    for (; end !== -1 && end < offset; end = text.indexOf('\n', end + 1)) starts.push(end + 1)
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return {line: low + 1, column: offset - (starts[low] ?? 0) + 1}
  }
}
