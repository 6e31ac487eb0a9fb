/**
 * Cuts a long text for people to see; an ellipsis stands for what is left out.
 *
 * @param longest - What may be there at most, in UTF-16 code units, with the ellipsis. No character is cut in two.
 */
export function cut(text: string, longest: number): string {
  if (text.length <= longest) return text
  const start = text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')
  return `${start.trimEnd()}…`
}
