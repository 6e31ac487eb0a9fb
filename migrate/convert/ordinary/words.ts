import {contentOf, pointIn, skipSpaces, skipSpacesBack, type Point, type View} from './lines.ts'

/** The words of a paragraph, a heading or a cell: the lines of it, without the white space they begin with, nor that at its end. */
export interface Words {
  readonly view: View
  readonly text: string
  /** Number of the first line. */
  readonly line: number
  /** By line: the index in `text` at which it begins. */
  readonly indexes: readonly number[]
  /** By line: the offset in the source at which it begins. */
  readonly offsets: readonly number[]
  /** Whether a line of several has an indent. */
  readonly isIndented: boolean
  /** They are those of a cell of a table. */
  readonly isCell?: boolean
}

/** Words in one line. */
export function wordsInLine(view: View, line: number, from: number, to: number): Words {
  return {view, text: view.source.slice(from, to), line, indexes: [0], offsets: [from], isIndented: false}
}

/** Words over some lines. */
export function wordsInLines(view: View, first: number, end: number): Words {
  if (end === first + 1) {
    const from = skipSpaces(view.source, contentOf(view, first), view.ends[first] ?? 0)
    return wordsInLine(view, first, from, skipSpacesBack(view.source, from, view.ends[first] ?? 0))
  }
  const indexes: number[] = []
  const offsets: number[] = []
  let text = ''
  let isIndented = false
  for (let line = first; line < end; line++) {
    const to = view.ends[line] ?? 0
    const from = skipSpaces(view.source, contentOf(view, line), to)
    isIndented ||= from !== contentOf(view, line)
    indexes.push(text.length)
    offsets.push(from)
    text += view.source.slice(from, line + 1 < end ? to + 1 : skipSpacesBack(view.source, from, to))
  }
  return {view, text, line: first, indexes, offsets, isIndented}
}

/** The place of a character of the words. */
export function pointOf({view, line, indexes, offsets}: Words, index: number): Point {
  const row = rowOf(indexes, index)
  return pointIn(view, line + row, (offsets[row] ?? 0) + index - (indexes[row] ?? 0))
}

/** The place right after a character: behind a line end, that is where the next line begins, with all its marks. */
export function pointAfter(words: Words, index: number): Point {
  if (index === 0 || words.text.charCodeAt(index - 1) !== LINE_FEED) return pointOf(words, index)
  const line = words.line + rowOf(words.indexes, index)
  return pointIn(words.view, line, words.view.starts[line] ?? 0)
}

/** The last line that begins at an index or before it. */
function rowOf(indexes: readonly number[], index: number): number {
  let low = 0
  let high = indexes.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((indexes[middle] ?? 0) <= index) low = middle
    else high = middle - 1
  }
  return low
}

const LINE_FEED = 10
