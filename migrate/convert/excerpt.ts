/** Longest excerpt of a message, in UTF-16 code units. */
const EXCERPT_LENGTH = 80

/** The first line of a piece of source, at most 80 characters; an ellipsis stands for what was cut off. */
export function excerpt(source: string): string {
  const line = source.split('\n', 1)[0] ?? ''
  if (line.length <= EXCERPT_LENGTH) return line
  return `${line.slice(0, EXCERPT_LENGTH - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}
