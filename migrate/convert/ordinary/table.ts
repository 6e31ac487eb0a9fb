import type {AlignType, Table, TableCell, TableRow} from 'mdast'

import {contentOf, endOf, isBlank, pointIn, positionOf, skipSpaces, skipSpacesBack, type View} from './lines.ts'
import {beginsItem} from './list.ts'
import {readLater, type Block, type Reading} from './reading.ts'
import {wordsInLine} from './words.ts'

const PIPE = 124
const BACKSLASH = 92
/** What a backslash takes the meaning of a pipe from. */
const ESCAPABLE = /[\\|]/
const DELIMITER = /^ *(:?)-+(:?) *$/
/** What a row must not begin with, since it may begin another block. */
const NO_ROW = /[>#\-+*_`~<=\t\d[$:]/

/** Reads a table of GFM (4.10): a head, a row that sets the columns, rows. */
export function readTable(reading: Reading, view: View, line: number): Block | undefined {
  if (NO_ROW.test(view.source.charAt(contentOf(view, line)))) return undefined
  // micromark takes the row that sets the columns for an item then.
  if (line + 1 < view.end && beginsItem(view.source, contentOf(view, line + 1))) return undefined
  const head = readRow(reading, view, line)
  const align = line + 1 < view.end ? readDelimiters(view, line + 1) : undefined
  if (!head || !align || align.length !== head.children.length) return undefined
  const children = [head]
  let next = line + 2
  for (; next < view.end && !isBlank(view, next); next++) {
    if (NO_ROW.test(view.source.charAt(contentOf(view, next)))) return undefined
    const row = readRow(reading, view, next)
    if (!row) return undefined
    children.push(row)
  }
  const position = positionOf(view, line, contentOf(view, line), next - 1)
  const node: Table = {type: 'table', align, children, position}
  return {node, next}
}

function readDelimiters(view: View, line: number): AlignType[] | undefined {
  const end = endOf(view, line)
  const from = contentOf(view, line)
  const cells = cellsOf(view.source, from, end)
  if (!cells || !/[|:-]/.test(view.source.charAt(from))) return undefined
  const align: AlignType[] = []
  for (const [start, to] of cells) {
    const [, left, right] = DELIMITER.exec(view.source.slice(start, to)) ?? []
    if (left === undefined || right === undefined) return undefined
    align.push(left ? (right ? 'center' : 'left') : right ? 'right' : null)
  }
  return align
}

function readRow(reading: Reading, view: View, line: number): TableRow | undefined {
  const {source} = view
  const start = contentOf(view, line)
  const end = endOf(view, line)
  const cells = cellsOf(source, start, end)
  if (!cells || source.charCodeAt(start) === 32) return undefined
  const children: TableCell[] = []
  for (const [index, [from, to]] of cells.entries()) {
    const first = skipSpaces(source, from, to)
    const last = skipSpacesBack(source, first, to)
    const words = readLater(reading, () => ({...wordsInLine(view, line, first, last), isCell: true}))
    const position = {
      start: pointIn(view, line, index === 0 ? start : from - 1),
      end: pointIn(view, line, index === cells.length - 1 ? end : to),
    }
    children.push({type: 'tableCell', children: words, position})
  }
  return {type: 'tableRow', children, position: positionOf(view, line, start, line)}
}

/** What is between the pipes of a row that have no backslash before them; undefined when there is none. */
function cellsOf(source: string, start: number, end: number): [from: number, to: number][] | undefined {
  const cells: [number, number][] = []
  let from = source.charCodeAt(start) === PIPE ? start + 1 : start
  for (let at = from; at < end; at++) {
    if (source.charCodeAt(at) === BACKSLASH && ESCAPABLE.test(source.charAt(at + 1))) at++
    else if (source.charCodeAt(at) !== PIPE) continue
    else {
      cells.push([from, at])
      from = at + 1
    }
  }
  if (skipSpaces(source, from, end) < end) cells.push([from, end])
  return cells.length > 0 ? cells : undefined
}
