/**
 * How a change of a document is kept. A created document would stand twice, in its mutation and as the result, so the
 * mutation's copy is left out and put back on reading.
 *
 * @module
 */
import type {DocumentChange} from '../engine.ts'
import {readDocument} from './documentColumns.ts'
import {textOf, type Row} from './rows.ts'

const CREATED = '[{"create":null}]'

/** Serialises the mutations of a change, without what is its result anyway. */
export function serializeMutations({mutations, result}: Pick<DocumentChange, 'mutations' | 'result'>): string {
  // Most changes are one of these.
  if (mutations.length === 1 && result !== null && mutations[0]?.['create'] === result) return CREATED
  return JSON.stringify(
    mutations.map((mutation) => replaceValues(mutation, (value) => (value === result ? null : value))),
  )
}

/** Reads a change from a row with `id`, `mutations`, and the columns of a document with the prefixes `previous_` and `result_`. */
export function toChange(row: Row): DocumentChange {
  const result = readDocument(row, 'result_')
  const mutations = JSON.parse(textOf(row, 'mutations')) as Record<string, unknown>[]
  return {
    id: textOf(row, 'id'),
    previous: readDocument(row, 'previous_'),
    result,
    mutations: mutations.map((mutation) => replaceValues(mutation, (value) => value ?? result)),
  }
}

function replaceValues(
  mutation: Record<string, unknown>,
  replace: (value: unknown) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(mutation).map(([kind, value]) => [kind, replace(value)]))
}
