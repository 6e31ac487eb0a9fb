/** True for HTML that is one comment or several, and nothing else. */
export function isComment(html: string): boolean {
  return /^\s*(?:<!--(?:(?!-->)[^])*-->\s*)+$/.test(html)
}
