import {ALIGNMENTS, type Alignment} from '../../schemas/names.ts'

/** A table of the body, as far as its columns go. */
export interface TableValue {
  _type: string
  _key: string
  align?: readonly Alignment[]
  rows?: readonly {_key?: string; cells?: readonly {_key?: string}[]}[]
}

/** A column of a table. */
export interface TableColumn {
  table: TableValue
  /** From 0. */
  column: number
}

type Segment = string | number | {_key: string} | readonly unknown[]

/**
 * The column that an editor stands in.
 *
 * @param blocks - of the body
 * @param focusPath - from the body on
 * @returns undefined outside of tables
 */
export function findColumn(blocks: readonly unknown[], focusPath: readonly Segment[]): TableColumn | undefined {
  const [block, , row, , cell] = focusPath.map(keyOf)
  const table = blocks.filter(isTable).find(({_key}) => _key === block)
  const cells = table?.rows?.find(({_key}) => _key !== undefined && _key === row)?.cells ?? []
  const column = cells.findIndex(({_key}) => _key !== undefined && _key === cell)
  return table && column >= 0 ? {table, column} : undefined
}

/** The alignments of a table with another one for a column; as many as there are columns. */
export function alignColumn({table, column}: TableColumn, alignment: Alignment): Alignment[] {
  return Array.from({length: columnsOf(table)}, (_, index) =>
    index === column ? alignment : (table.align?.[index] ?? 'none'),
  )
}

/**
 * The alignments of a table whose columns an editor added, took out or moved: each goes where its column went.
 *
 * @param before - the table until then
 * @param after - the same table since
 * @returns undefined when columns are where they were, and when it cannot be told where they went
 */
export function followColumns(before: TableValue, after: TableValue): Alignment[] | undefined {
  const {align = []} = before
  if (align.length === 0 || !isEqual(align, after.align ?? [])) return undefined
  const columns = keysOf(before)
  const moved = keysOf(after)
  if (isEqual(columns, moved) || !moved.some((key) => columns.includes(key))) return undefined
  // As many columns, of which some are others: somebody wrote the row anew.
  if (columns.length === moved.length && moved.some((key) => !columns.includes(key))) return undefined
  const followed = moved.map((key) => align[columns.indexOf(key)] ?? 'none')
  return isEqual(followed, align) ? undefined : followed
}

/** The tables of a body by their keys, as they were last seen. */
export type KnownTables = ReadonlyMap<string, TableValue>

/**
 * {@link followColumns} for all tables of a body.
 *
 * @param known - the tables as they were
 * @param blocks - of the body since
 * @returns the tables as they are now, and the alignments of those whose columns went somewhere
 */
export function followTables(known: KnownTables, blocks: readonly unknown[]) {
  const tables = blocks.filter(isTable)
  const followed = tables.flatMap((table) => {
    const before = known.get(table._key)
    const align = before && before !== table ? followColumns(before, table) : undefined
    return align ? [{table, align}] : []
  })
  return {tables: new Map(tables.map((table) => [table._key, table])), followed}
}

/** Rules of CSS that show the alignments of tables in the editor, which knows none. */
export function toAlignmentStyle(blocks: readonly unknown[]): string {
  const rules = blocks.filter(isTable).flatMap(({_key, align = []}) =>
    align.flatMap((alignment, index) => {
      // What stands in a dataset may be anything, and this is a style sheet.
      if (alignment === 'none' || !ALIGNMENTS.includes(alignment)) return []
      const table = `[data-pt-path=${JSON.stringify(`[_key=="${_key}"]`)}]`
      return [`${table} td:nth-child(${index + 1}) {text-align: ${alignment}}`]
    }),
  )
  return rules.join('\n')
}

function isTable(block: unknown): block is TableValue {
  return typeof block === 'object' && block !== null && '_type' in block && block._type === 'table' && '_key' in block
}

function columnsOf({rows = []}: TableValue): number {
  return Math.max(0, ...rows.map(({cells}) => cells?.length ?? 0))
}

/** The keys of the first row's cells stand for the columns. */
function keysOf({rows}: TableValue): string[] {
  return (rows?.[0]?.cells ?? []).flatMap(({_key}) => (_key === undefined ? [] : [_key]))
}

function keyOf(segment: Segment): unknown {
  return typeof segment === 'object' && '_key' in segment ? segment._key : segment
}

function isEqual(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index])
}
