/** Starts and ends of the HTML blocks that blank lines do not end (CommonMark 4.6, kinds 1 to 5). */
const KINDS: readonly {start: RegExp; end: RegExp; close: (name: string) => string}[] = [
  {
    start: /^ {0,3}<(pre|script|style|textarea)(?:[\s>]|$)/i,
    end: /<\/(?:pre|script|style|textarea)>/i,
    close: (name) => `</${name}>`,
  },
  {start: /^ {0,3}<!--/, end: /-->/, close: () => '-->'},
  {start: /^ {0,3}<\?/, end: /\?>/, close: () => '?>'},
  {start: /^ {0,3}<![A-Za-z]/, end: />/, close: () => '>'},
  {start: /^ {0,3}<!\[CDATA\[/, end: /\]\]>/, close: () => ']]>'},
]

/** HTML with the end it needs for a block after it to be a block of its own; the same text when it has that. */
export function closeHtml(html: string): string {
  for (const {start, end, close} of KINDS) {
    const match = start.exec(html)
    if (match) return end.test(html) ? html : `${html}\n${close(match[1] ?? '')}`
  }
  return html
}

/** Whether a block of HTML ends with its last line, whatever follows. */
export function endsItself(html: string): boolean {
  const kind = KINDS.find(({start}) => start.test(html))
  return kind?.end.test(html.slice(html.lastIndexOf('\n') + 1)) === true
}

/** Names that begin a block of HTML wherever they begin a line (CommonMark 4.6, kind 6). */
const BLOCK_NAMES =
  'address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul'
const BLOCK_START = new RegExp(`^ {0,3}</?(?:${BLOCK_NAMES})(?:\\s|/?>|$)`, 'i')

/** One tag and nothing else (kind 7). */
const TAG_ALONE =
  /^ {0,3}<\/?[A-Za-z][A-Za-z0-9-]*(?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*\s*\/?>[ \t]*$/

/** Whether a line would begin a block of HTML. */
export function startsHtml(line: string): boolean {
  return interruptsParagraph(line) || TAG_ALONE.test(line)
}

/** Whether a line would begin a block of HTML right after a line of words. */
export function interruptsParagraph(line: string): boolean {
  return KINDS.some(({start}) => start.test(line)) || BLOCK_START.test(line)
}
