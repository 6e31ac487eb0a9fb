import {defaultSchema, htmlToPortableText, type DeserializerRule} from '@portabletext/html'

import {BLOCK_OBJECT, DECORATORS, LISTS, MEMBER, STYLES} from '../../schemas/names.ts'
import {assignKeys, type Unkeyed} from '../../src/portable-text/assignKeys.ts'
import type {Block} from '../../src/portable-text/types.ts'
import {isDataTable} from './isDataTable.ts'
import {toParagraphs} from './toParagraphs.ts'

const toName = (name: string): {name: string; value: string} => ({name, value: name})

/** What HTML may become: the words of the content model, and code. */
const SCHEMA: typeof defaultSchema = {
  ...defaultSchema,
  styles: STYLES.map(toName),
  lists: LISTS.map(toName),
  decorators: DECORATORS.map(toName),
  blockObjects: defaultSchema.blockObjects.filter(({name}) => name === BLOCK_OBJECT.code),
  inlineObjects: [],
}

const RULES: DeserializerRule[] = [
  {
    deserialize: (node, _next, createBlock) =>
      node instanceof HTMLTableElement && isDataTable(node) ? createBlock(readTable(node)) : undefined,
  },
]

/**
 * Reads HTML as the editor does by itself, but for tables, of which that keeps the words alone.
 *
 * @param html - as a page, a word processor or a spreadsheet puts it on the clipboard
 */
export function readHtmlTables(html: string): Block[] {
  return assignKeys(readHtml(html))
}

function readHtml(html: string): Unkeyed<Block>[] {
  return htmlToPortableText(html, {schema: SCHEMA, rules: RULES}) as unknown as Unkeyed<Block>[]
}

/** Cells are read one by one: read together with the rest, their links would be lost. */
function readTable(table: HTMLTableElement) {
  const rows = [...table.rows]
  const columns = Math.max(...rows.map(({cells}) => cells.length))
  const firstOfBody = rows.findIndex((row) => !isHeader(row))
  return {
    _type: BLOCK_OBJECT.table,
    headerRows: firstOfBody < 0 ? rows.length : firstOfBody,
    rows: rows.map(({cells}) => ({
      _type: MEMBER.row,
      cells: Array.from({length: columns}, (_, column) => ({
        _type: MEMBER.cell,
        value: toParagraphs(readHtml(cells[column]?.innerHTML ?? '')),
      })),
    })),
  }
}

function isHeader({parentElement, cells}: HTMLTableRowElement): boolean {
  return parentElement?.tagName === 'THEAD' || [...cells].every(({tagName}) => tagName === 'TH')
}
