/**
 * The width of a column: the length of its longest text, 0 when there is none. There may be more texts than a function takes
 * arguments.
 */
export function widthOf(texts: Iterable<string>): number {
  let width = 0
  for (const {length} of texts) width = Math.max(width, length)
  return width
}
