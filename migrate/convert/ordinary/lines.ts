import type {Root} from 'mdast'

/** From where to where a node goes, as trees give it. */
type Position = NonNullable<Root['position']>
/** The place of a character. */
export type Point = Position['start']

/** A text by its lines, numbered from 0. */
interface Lines {
  readonly source: string
  /** Offsets at which lines begin. */
  readonly starts: Offsets
  /** Offsets at which they end, in front of the line end. */
  readonly ends: Offsets
}

/** Offsets in a text, one a line. */
type Offsets = Readonly<ArrayLike<number>>

/** Some lines of a text, as far as they are the content of one container: what its marks and indent take up is left out. */
export interface View extends Lines {
  /** Number of the first line. */
  readonly first: number
  /** Number of the line after the last. */
  readonly end: number
  /** Offsets at which the content of the lines begins, from that of `first` on. */
  readonly contents: Offsets
  /** Whether there is a quotation around it. */
  readonly isQuoted: boolean
  /** Whether there is a footnote around it. */
  readonly isNoted: boolean
}

/**
 * Cuts a text into lines.
 *
 * @param source - Normalized Markdown.
 */
export function toView(source: string): View {
  let end = 1
  for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) end++
  const starts = new Uint32Array(end)
  const ends = new Uint32Array(end).fill(source.length)
  let line = 0
  for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) {
    ends[line++] = at
    starts[line] = at + 1
  }
  return {source, starts, ends, first: 0, end, contents: starts, isQuoted: false, isNoted: false}
}

/** Where the content of a line begins. */
export function contentOf(view: View, line: number): number {
  return view.contents[line - view.first] ?? 0
}

/** Where a line ends, in front of the line end. */
export function endOf({ends}: Lines, line: number): number {
  return ends[line] ?? 0
}

/** The first offset from `from` on at which something other than a space stands, at most `end`. */
export function skipSpaces(source: string, from: number, end: number): number {
  let at = from
  while (at < end && source.charCodeAt(at) === SPACE) at++
  return at
}

/** The last offset down from `end` behind something other than a space, at least `from`. */
export function skipSpacesBack(source: string, from: number, end: number): number {
  let at = end
  while (at > from && source.charCodeAt(at - 1) === SPACE) at--
  return at
}

/** Whether a line is empty but for white space. */
export function isBlank(view: View, line: number): boolean {
  const end = endOf(view, line)
  let at = contentOf(view, line)
  while (at < end && (view.source.charCodeAt(at) === SPACE || view.source.charCodeAt(at) === TAB)) at++
  return at >= end
}

/** The content of some lines. */
export function textOf(view: View, first: number, end: number): string {
  if (first >= end) return ''
  // Without a container around it, the text is one piece of the source.
  if (view.contents === view.starts) return view.source.slice(contentOf(view, first), endOf(view, end - 1))
  let text = ''
  for (let line = first; line < end; line++) {
    text += `${line > first ? '\n' : ''}${view.source.slice(contentOf(view, line), endOf(view, line))}`
  }
  return text
}

/**
 * The lines of a container that begins in a line: those that are indented far enough, and empty ones between them.
 *
 * @param content - Offset at which the words of the first line begin.
 * @param indent - Spaces in front of the words of the others.
 * @returns Undefined when a line is indented less than that, but indented, or white space holds a tab.
 */
export function linesIndented(view: View, line: number, content: number, indent: number): View | undefined {
  const {source} = view
  const contents = [content]
  let end = line + 1
  for (let next = end; next < view.end; next++) {
    const from = contentOf(view, next)
    const to = endOf(view, next)
    const words = skipSpaces(source, from, to)
    // An empty line with a tab in it: how far the tab reaches is for micromark to say.
    if (words < to && isBlank(view, next)) return undefined
    if (words < to && words - from < indent) {
      if (words > from || source.charCodeAt(words) === TAB) return undefined
      break
    }
    contents.push(Math.min(from + indent, to))
    if (words < to) end = next + 1
  }
  return {...view, first: line, end, contents}
}

/** The place of an offset in a line. */
export function pointIn({starts}: Lines, line: number, offset: number): Point {
  return {line: line + 1, column: offset - (starts[line] ?? 0) + 1, offset}
}

/** What reaches from an offset in a line to the end of that line or of a later one. */
export function positionOf(lines: Lines, line: number, from: number, lastLine: number): Position {
  return {start: pointIn(lines, line, from), end: pointIn(lines, lastLine, endOf(lines, lastLine))}
}

const SPACE = 32
const TAB = 9
