/** A text as text of HTML, where a carriage return would be the end of a line. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;')
}

/** The same with all white space that HTML would even out. */
export function escapeTextAndSpace(text: string): string {
  return escapeText(text).replace(/^ | $|(?<= ) |[\t\n\f]/g, (character) => `&#${character.charCodeAt(0)};`)
}
