import {gfmTable} from 'micromark-extension-gfm-table'
import type {Construct, Extension, TokenizeContext} from 'micromark-util-types'

/** What may stand before a delimiter row: the marks of quotations, and indent. */
const BEFORE_ROW = new Set([' ', '\t', '>'])

/**
 * The tables of GFM, looked for only where one can begin: in the line above a delimiter row. The extension by itself
 * reads every line of an article as a row first, to find that most are none.
 *
 * @param source - Normalized Markdown.
 * @returns The extension, or undefined for a text without any delimiter row.
 */
export function tableWhereDelimited(source: string): Extension | undefined {
  const heads = findTableHeads(source)
  if (heads.size === 0) return undefined
  const syntax = gfmTable()
  const table = syntax.flow?.['null'] as Construct
  const tokenize: Construct['tokenize'] = function (effects, ok, nok) {
    const mayBegin = heads.has(this.now().line - 1) || isInTable(this)
    return mayBegin ? table.tokenize.call(this, effects, ok, nok) : nok
  }
  return {...syntax, flow: {null: {...table, tokenize}}}
}

/** Numbers of the lines right above a delimiter row, from 0. */
export function findTableHeads(source: string): ReadonlySet<number> {
  const heads = new Set<number>()
  let start = 0
  for (let line = -1; start <= source.length; line++) {
    const newline = source.indexOf('\n', start)
    const end = newline === -1 ? source.length : newline
    if (isDelimiterRow(source, start, end)) heads.add(line)
    start = end + 1
  }
  return heads
}

/** Whether a line sets the columns of a table: dashes, colons and pipes, with dashes and one of the others among them. */
function isDelimiterRow(source: string, start: number, end: number): boolean {
  let index = start
  while (index < end && BEFORE_ROW.has(source.charAt(index))) index++
  let hasDash = false
  let hasOther = false
  for (; index < end; index++) {
    const character = source.charAt(index)
    if (character === '-') hasDash = true
    else if (character === '|' || character === ':') hasOther = true
    else if (character !== ' ' && character !== '\t') return false
  }
  return hasDash && hasOther
}

/** Whether the line before was the head or a row of a table. */
function isInTable({events}: TokenizeContext): boolean {
  for (let index = events.length - 1; index >= 0; index--) {
    const type: string | undefined = events[index]?.[1].type
    if (type !== 'lineEnding' && type !== 'linePrefix') return type === 'tableHead' || type === 'tableRow'
  }
  return false
}
