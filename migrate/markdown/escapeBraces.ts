import type {PieceDialect} from '../convert/syntax/pieces/scanPieces.ts'

/** How to escape a text. */
export interface BraceOptions {
  dialect: PieceDialect
  /** What to write for a piece of Markdown that must not be escaped itself. */
  escape: (written: string) => string
  /** A piece or a tag follows the text; default false. */
  isBeforePiece?: boolean
}

/** How characters are escaped that mean something to Liquid and kramdown after a brace. */
const AFTER_BRACE: Readonly<Record<string, string>> = {'{': '\\{', '%': '&#37;', ':': '\\:'}

/**
 * Escapes what would begin a piece in a text that is to be Markdown: Hugo and Liquid know no escapes, so their delimiters
 * are taken apart. What is escaped never stands behind a backslash of the text, which would escape it a second time.
 */
export function escapeBraces(text: string, {dialect, escape, isBeforePiece = false}: BraceOptions): string {
  if (!text.includes('{')) return text
  if (dialect === 'hugo') {
    return text.replace(/(?<=\{)\{(?=[<%]|$)/g, () => escape('\\{')).replace(/^\{(?=[ \t]*[.#\w])/, () => escape('\\{'))
  }
  // A brace and a piece after it would be another piece.
  const tail = isBeforePiece && text.endsWith('{') ? (/\\*\{$/.exec(text)?.[0] ?? '') : ''
  const head = text.slice(0, text.length - tail.length)
  return (
    head.replace(/(?<=\{)[{%:]/g, (character) => escape(AFTER_BRACE[character] ?? character)) +
    (tail && escape(`${tail.slice(0, -1).replaceAll('\\', '\\\\')}&#123;`))
  )
}
