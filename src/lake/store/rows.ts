/**
 * Reading columns of SQLite rows with their types checked.
 *
 * @module
 */
import type {SQLOutputValue} from 'node:sqlite'

/** A row as node:sqlite hands it out. */
export type Row = Record<string, SQLOutputValue>

/** A column that always holds text. */
export function textOf(row: Row, column: string): string {
  const value = row[column]
  if (typeof value !== 'string') throw new TypeError(`Column "${column}" holds ${String(value)}; expected text.`)
  return value
}

/** A column that holds text or null. */
export function optionalTextOf(row: Row, column: string): string | null {
  return row[column] === null ? null : textOf(row, column)
}

/** A column that always holds an integer. */
export function integerOf(row: Row, column: string): number {
  const value = row[column]
  if (typeof value !== 'number') throw new TypeError(`Column "${column}" holds ${String(value)}; expected an integer.`)
  return value
}
