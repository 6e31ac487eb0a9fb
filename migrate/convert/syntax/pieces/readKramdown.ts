import {createFinder} from './createFinder.ts'
import type {ScannedPiece} from './scannedPiece.ts'

/** An attribute list. A value of Liquid may stand in it. */
const ATTRIBUTES = /\{:(?![:/])(?:\\[{}]|[^{}\n]|\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\})+\}/y
/** What opens an extension, or is one. */
const EXTENSION = /\{::(\w+)[^{}\n]*\}/y
const EXTENSION_END = /\{:\/\w*\}/y
/** `*[HTML]: Hypertext Markup Language`, to the end of the line. */
const ABBREVIATION = / {0,3}\*\[[^\]\n]+\]:[^\n]*/y
const BLANK_TO_END = /[ \t]*(?:\n|$)/y
/** What ends a link, an image, emphasis, code or a tag: attributes right after it are meant for that. */
const SPAN_END = /[)\]*_`~>}]/
/** The marker of a list item: attributes right after it are meant for the item. */
const ITEM_START = /(?:^|\n)[ \t>]*(?:[-+*]|\d{1,9}[.)])[ \t]+$/
const LINE_START = /(?:^|\n)[ \t>]*$/

/** How far back to look for the start of the line, which is enough for any indent. */
const LOOK_BACK = 200

/**
 * Makes the reader of what kramdown has besides Markdown: attribute lists `{: … }`, extensions `{::name … /}` with what
 * they hold, and abbreviations.
 *
 * @param source - Normalized Markdown.
 * @returns A function from the match of an opening to the pieces that begin there; none for what is text.
 */
export function createKramdownReader(source: string): (opening: RegExpExecArray) => ScannedPiece[] {
  const findEnds = new Map<string, ReturnType<typeof createFinder>>()
  const endOfExtension = (name: string, from: number): number | undefined => {
    const find = findEnds.get(name) ?? createFinder(source, new RegExp(`\\{:/(?:${name})?\\}`, 'g'))
    findEnds.set(name, find)
    const match = find(from)
    return match && match.index + match[0].length
  }

  return ({index: start, 0: opening}) => {
    if (opening !== '{:') return readAbbreviation(source, start)
    const extension = matchAt(EXTENSION, source, start)
    if (extension) {
      const [whole, name = ''] = extension
      const ownEnd = start + whole.length
      const end = /\/\s*\}$/.test(whole) ? ownEnd : (endOfExtension(name, ownEnd) ?? ownEnd)
      return [piece(start, end, {kind: name === 'comment' ? 'comment' : 'tag'})]
    }
    const close = matchAt(EXTENSION_END, source, start)
    if (close) return [piece(start, start + close[0].length, {kind: 'tag'})]
    const attributes = matchAt(ATTRIBUTES, source, start)
    return attributes ? readAttributes(source, start, start + attributes[0].length) : []
  }
}

/** Alone on its line the list belongs to a block, behind an element to that, at the start of an item to the item. */
function readAttributes(source: string, start: number, end: number): ScannedPiece[] {
  const before = source.slice(Math.max(0, start - LOOK_BACK), start)
  const isAlone = LINE_START.test(before) && matchAt(BLANK_TO_END, source, end) !== undefined
  if (isAlone) return [piece(start, end, {kind: 'attributes'})]
  if (!SPAN_END.test(before.slice(-1)) && !ITEM_START.test(before)) return []
  return [{...piece(start, end, {kind: 'attributes'}), isBlock: false}]
}

/** An abbreviation does not end a paragraph: it follows an empty line or another one. */
function readAbbreviation(source: string, start: number): ScannedPiece[] {
  const match = matchAt(ABBREVIATION, source, start)
  const lineBefore = source.slice(source.lastIndexOf('\n', start - 2) + 1, Math.max(0, start - 1))
  if (!match || (lineBefore.trim() !== '' && !/^ {0,3}\*\[[^\]\n]+\]:/.test(lineBefore))) return []
  const indent = match[0].length - match[0].trimStart().length
  return [piece(start + indent, start + match[0].trimEnd().length, {kind: 'tag'})]
}

function piece(start: number, end: number, form: ScannedPiece['form']): ScannedPiece {
  return {start, end, syntax: 'kramdown', form, isBlock: true}
}

function matchAt(pattern: RegExp, source: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at
  return pattern.exec(source) ?? undefined
}
