/** Longest excerpt of a message, in UTF-16 code units. */
const EXCERPT_LENGTH = 80

/**
 * The first line of a piece of source; an ellipsis stands for what was cut off.
 *
 * @param length - How long it is at most, in UTF-16 code units; default 80.
 */
export function excerpt(source: string, length = EXCERPT_LENGTH): string {
  const line = source.split('\n', 1)[0] ?? ''
  if (line.length <= length) return line
  return `${line.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}
