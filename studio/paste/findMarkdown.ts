/** What a clipboard holds, by type. */
export interface Clipboard {
  types: readonly string[]
  getData: (type: string) => string
}

/** Lines and words that mean something in Markdown, and that hardly anybody writes by chance. */
const SIGNS = [
  /^#{1,6} \S/m,
  /^ {0,3}(?:`{3,}|~{3,})/m,
  /^ {0,3}(?:[-*+]|\d{1,9}[.)]) \S.*\n(?:\s*\n)? *(?:[-*+]|\d{1,9}[.)]) \S/m,
  /^ {0,3}[-*+] \[[ xX]\] \S/m,
  /^ {0,3}> ?\S/m,
  /^ {0,3}\|?(?: *:?-+:? *\|)+(?: *:?-+:? *)?\|? *$/m,
  /^:{3,} ?\{?\.?[a-z]/m,
  /^\$\$/m,
  /!?\[[^\]\n]*\]\([^)\s]+(?: "[^"\n]*")?\)/,
  /\[\^[^\]\s]+\]/,
  /(?:^|[\s(])\*\*[^\s*](?:[^*\n]*[^\s*])?\*\*(?=$|[\s).,:;!?])/m,
  /(?:^|[\s(])`[^`\n]+`/m,
]

/** Elements with a meaning of their own. What has none of them is text with colours, as code editors copy it. */
const MEANINGFUL = /<(?:h[1-6]|p|ul|ol|li|table|blockquote|a|b|strong|i|em|u|s|del|sup|sub|img|code|hr)[\s>]/i

/**
 * The Markdown on a clipboard: what says that it is, and plain text with a sign of it. What was copied from a page or a
 * document is not: the editor reads its HTML.
 *
 * @param clipboard - of a paste event
 * @returns its text; undefined when there is none
 */
export function findMarkdown(clipboard: Clipboard): string | undefined {
  const marked = clipboard.getData('text/markdown')
  if (marked !== '') return marked
  // What was cut in the editor itself, which has more than its text says.
  if (clipboard.types.includes('application/x-portable-text')) return undefined
  if (MEANINGFUL.test(clipboard.getData('text/html')) && !clipboard.types.includes('vscode-editor-data'))
    return undefined
  const text = clipboard.getData('text/plain').replace(/\r\n?/g, '\n')
  return SIGNS.some((sign) => sign.test(text)) ? text : undefined
}
