import type {ScannedPiece} from './scannedPiece.ts'

const ITEM = /[.#][\w:-]+|[A-Za-z_][\w:-]*=(?:"[^"\n]*"|'[^'\n]*'|[^\s"'{},]+)/.source
const LINE = new RegExp(`\\{[ \\t]*(?:${ITEM})(?:[ \\t,]+(?:${ITEM}))*[ \\t]*\\}(?=[ \\t]*(?:\\n|$))`, 'y')
/** The end of a line with something on it, and the blanks that the next begins with. */
const AFTER_TEXT = /[^ \t>\n][^\n]*\n[ \t>]*$/

/** How far back to look for the line before, which is enough for any indent. */
const LOOK_BACK = 200

/**
 * Reads attributes of Goldmark, `{.class #id key="value"}`, alone on the line after a block.
 *
 * @param source - The Markdown.
 * @param start - Offset of the brace, which only blanks and marks of quotations stand before.
 */
export function readAttributeLine(source: string, start: number): ScannedPiece | undefined {
  LINE.lastIndex = start
  if (!LINE.test(source) || !AFTER_TEXT.test(source.slice(Math.max(0, start - LOOK_BACK), start))) return undefined
  return {start, end: LINE.lastIndex, syntax: 'kramdown', form: {kind: 'attributes'}, isBlock: true}
}
