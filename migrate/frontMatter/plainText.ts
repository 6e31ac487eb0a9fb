/**
 * The text of a file without byte order mark, with a line feed for each carriage return that ends a line alone: Markdown and YAML
 * know three ends of lines, and what looks for lines here knows two. Offsets are as in the file without its mark.
 */
export function toPlainText(text: string): string {
  const unmarked = text.replace(/^\u{FEFF}/u, '')
  return unmarked.includes('\r') ? unmarked.replace(/\r(?!\n)/g, '\n') : unmarked
}
