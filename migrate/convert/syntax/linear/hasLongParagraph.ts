/** UTF-16 code units of a paragraph from which on what micromark needs beyond a linear time is more than a little. */
const LONG = 8192

/**
 * Whether a text may hold a paragraph so long that {@link LINEAR_SYNTAX} is worth its price: a stretch without an empty
 * line, whatever is in it.
 *
 * @param source - Normalized Markdown.
 */
export function hasLongParagraph(source: string): boolean {
  let start = 0
  while (source.length - start > LONG) {
    const blank = source.lastIndexOf('\n\n', start + LONG)
    if (blank <= start) return true
    start = blank
  }
  return false
}
