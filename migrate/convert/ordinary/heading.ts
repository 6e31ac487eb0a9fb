import {contentOf, endOf, positionOf, skipSpaces, skipSpacesBack, type View} from './lines.ts'
import {readLater, type Block, type Reading} from './reading.ts'
import {wordsInLine} from './words.ts'

const HASH = 35
const MAX_DEPTH = 6
type Depth = 1 | 2 | 3 | 4 | 5 | 6

/** Reads a heading of number signs (CommonMark 4.2), with or without some at its end. */
export function readHeading(reading: Reading, view: View, line: number): Block | undefined {
  const {source} = view
  const start = contentOf(view, line)
  const lineEnd = endOf(view, line)
  let depth = 0
  while (source.charCodeAt(start + depth) === HASH) depth++
  const from = skipSpaces(source, start + depth, lineEnd)
  if (depth > MAX_DEPTH || from === start + depth || from === lineEnd) return undefined
  const last = skipSpacesBack(source, from, lineEnd)
  let to = last
  while (to > from && source.charCodeAt(to - 1) === HASH) to--
  if (to === from) return undefined
  const trimmed = skipSpacesBack(source, from, to)
  const end = trimmed < to || to === last ? trimmed : last
  const children = readLater(reading, () => wordsInLine(view, line, from, end))
  const position = positionOf(view, line, start, line)
  return {node: {type: 'heading', depth: depth as Depth, children, position}, next: line + 1}
}
