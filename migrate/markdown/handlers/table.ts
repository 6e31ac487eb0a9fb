import type {PhrasingContent, RootContent, TableCell as TableCellNode} from 'mdast'

import type {Table, TableCell, TextBlock} from '../../../src/portable-text/types.ts'
import type {MarkdownState} from '../state.ts'
import {writeHtml} from '../writeHtml.ts'

/** A table has exactly one header row, and cells of one paragraph. */
export function table(state: MarkdownState, table: Table): RootContent[] {
  const {rows, headerRows, align = []} = table
  const columns = rows.reduce((most, row) => Math.max(most, row.cells.length), 0)
  if (columns === 0) {
    state.report('markdown/table-shape', table, 'Found a table without cells; it was left out.')
    return []
  }
  if (headerRows !== 1) {
    state.report(
      'markdown/table-header',
      table,
      `Found a table with ${headerRows} header rows; Markdown has exactly one, so its first row is that.`,
    )
  }
  if (rows.some((row) => row.cells.length < columns)) {
    state.report(
      'markdown/table-shape',
      table,
      'Found a table with rows of different length; short ones were filled up.',
    )
  }
  const node: RootContent = {
    type: 'table',
    align: Array.from({length: columns}, (_, column) => toAlignType(align[column])),
    children: rows.map((row) => ({
      type: 'tableRow',
      children: Array.from({length: columns}, (_, column) => toCell(state, table, row.cells[column])),
    })),
  }
  return [node]
}

function toAlignType(alignment: NonNullable<Table['align']>[number] | undefined) {
  return alignment === undefined || alignment === 'none' ? null : alignment
}

/** Several blocks in a cell stand below each other, each with its words alone. */
function toCell(state: MarkdownState, table: Table, cell: TableCell | undefined): TableCellNode {
  const blocks = cell?.value ?? []
  if (blocks.length > 1 || blocks.some(isMoreThanText)) {
    state.report(
      'markdown/table-cell',
      table,
      'Found a cell that holds more than one plain paragraph; its words stand below each other.',
    )
  }
  const children = blocks.flatMap((block, index): PhrasingContent[] => [
    ...(index > 0 ? [{type: 'html', value: writeHtml(state, table, '<br>')} as const] : []),
    ...state.phrasing(block, 'cell'),
  ])
  return {type: 'tableCell', children}
}

function isMoreThanText({style, listItem}: TextBlock): boolean {
  return (style !== undefined && style !== 'normal') || listItem !== undefined
}
