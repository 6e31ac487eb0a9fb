import type {PortableTextTypeComponent} from '@portabletext/to-html'

import {BLOCK_OBJECT} from '../../../schemas/names.ts'
import type {Table, TableCell, TableRow} from '../../portable-text/types.ts'
import type {RenderContext} from '../context.ts'
import {attributes} from '../escape.ts'
import {listOf} from '../fieldValues.ts'
import {isTyped} from '../isTyped.ts'
import type {Queried} from '../types.ts'

/**
 * Tables. Alignment is written as `align`, as the GFM specification shows it: a style attribute would be refused by a
 * strict content security policy.
 */
export function table(context: RenderContext): Record<string, PortableTextTypeComponent> {
  const component: PortableTextTypeComponent<Queried<Table>> = ({value}) => {
    const rows = listOf(value.rows).filter(isTyped)
    const align = listOf(value.align)
    const headerRows = typeof value.headerRows === 'number' ? Math.max(0, value.headerRows) : 0
    const render = (row: Queried<TableRow>, tag: 'th' | 'td'): string => {
      const cells = listOf(row.cells).filter(isTyped)
      return `<tr>${cells.map((cell, column) => renderCell(context, cell, tag, align[column])).join('')}</tr>`
    }
    const head = rows.slice(0, headerRows).map((row) => render(row, 'th'))
    const body = rows.slice(headerRows).map((row) => render(row, 'td'))
    return `<table>${section('thead', head)}${section('tbody', body)}</table>`
  }
  return {[BLOCK_OBJECT.table]: component}
}

function section(tag: 'thead' | 'tbody', rows: string[]): string {
  return rows.length > 0 ? `<${tag}>${rows.join('')}</${tag}>` : ''
}

/** A cell of one block is just its text; several keep their paragraphs. */
function renderCell(context: RenderContext, cell: Queried<TableCell>, tag: 'th' | 'td', align?: string | null): string {
  const value = listOf(cell.value)
  const content = value.length > 1 ? context.renderBlocks(value) : context.renderInline(value)
  return `<${tag}${attributes({align: align === 'none' ? undefined : align})}>${content}</${tag}>`
}
