import type {Table, TableRow} from 'mdast'

import type {Unkeyed} from '../../../src/portable-text/assignKeys.ts'
import type {TableRow as TableRowMember} from '../../../src/portable-text/types.ts'
import type {DraftBlock} from '../drafts.ts'
import {fitsLevels, TABLE_LEVELS} from '../levels.ts'
import type {FlowContext, State} from '../state.ts'
import {toTextBlock} from '../toTextBlock.ts'
import {tableCell} from './tableCell.ts'

/**
 * How many cells a table is filled up with for each one that is written. Some thousand columns and as many rows of one cell
 * are a few thousand characters, and would be millions of cells.
 */
const FILLED_PER_CELL = 16

/** A table has one header row and as many columns as that row has cells; short rows are filled up (GFM 4.10). */
export function table(state: State, node: Table, context: FlowContext): DraftBlock[] {
  const columns = node.children[0]?.children.length ?? 0
  if (!fitsLevels(context.levels, TABLE_LEVELS)) return flatTable(state, node, columns)
  const isFilled = canBeFilled(state, node, columns)
  const align = Array.from({length: columns}, (_, column) => node.align?.[column] ?? 'none')
  return [
    {
      _type: 'table',
      headerRows: 1,
      ...(align.some((alignment) => alignment !== 'none') && {align}),
      rows: node.children.map((row) => tableRow(state, row, columns, isFilled)),
    },
  ]
}

function canBeFilled(state: State, node: Table, columns: number): boolean {
  const written = node.children.reduce((count, {children}) => count + Math.min(children.length, columns), 0)
  const filled = node.children.length * columns - written
  if (filled <= written * FILLED_PER_CELL) return true
  state.report(
    'convert/table-rows',
    node,
    `Found a table of ${columns} columns whose rows lack ${filled} cells; they stay as short as they are.`,
  )
  return false
}

function tableRow(state: State, node: TableRow, columns: number, isFilled: boolean): Unkeyed<TableRowMember> {
  const cells = visibleCells(state, node, columns)
  return {
    _type: 'row',
    cells: Array.from({length: isFilled ? columns : cells.length}, (_, column) => tableCell(state, cells[column])),
  }
}

function visibleCells(state: State, node: TableRow, columns: number): TableRow['children'] {
  const beyond = node.children[columns]
  if (beyond) {
    state.report(
      'convert/table-cells',
      beyond,
      `This row has ${node.children.length} cells, its table ${columns} columns; as on GitHub, the cells beyond are not shown and were left out. Write a "|" that is no border as "\\|".`,
    )
  }
  return node.children.slice(0, columns)
}

/** One paragraph a row, where a table would be nested too deeply. */
function flatTable(state: State, node: Table, columns: number): DraftBlock[] {
  state.report(
    'convert/nesting-limit',
    node,
    'This table is nested deeper than the 20 levels the Content Lake stores; each of its rows became a paragraph.',
  )
  return node.children.map((row) =>
    toTextBlock(
      visibleCells(state, row, columns).flatMap((cell, column) => [
        ...(column > 0 ? [{text: ' | ', marks: []}] : []),
        ...state.allInline(cell.children),
      ]),
    ),
  )
}
