/**
 * How a change of a document is kept. A created document would stand twice, in its mutation and as the result, so the
 * mutation's copy is left out and put back on reading.
 *
 * @module
 */
import type {DocumentChange, StoredDocument} from '../engine.ts'
import {optionalTextOf, textOf, type Row} from './rows.ts'

/** Serialises the mutations of a change, without what is its result anyway. */
export function serializeMutations({mutations, result}: Pick<DocumentChange, 'mutations' | 'result'>): string {
  return JSON.stringify(
    mutations.map((mutation) => replaceValues(mutation, (value) => (value === result ? null : value))),
  )
}

/** Reads a change from a row with the columns `id`, `previous`, `result` and `mutations`. */
export function toChange(row: Row): DocumentChange {
  const result = parseDocument(optionalTextOf(row, 'result'))
  const mutations = JSON.parse(textOf(row, 'mutations')) as Record<string, unknown>[]
  return {
    id: textOf(row, 'id'),
    previous: parseDocument(optionalTextOf(row, 'previous')),
    result,
    mutations: mutations.map((mutation) => replaceValues(mutation, (value) => value ?? result)),
  }
}

function parseDocument(json: string | null): StoredDocument | null {
  return json === null ? null : (JSON.parse(json) as StoredDocument)
}

function replaceValues(
  mutation: Record<string, unknown>,
  replace: (value: unknown) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(mutation).map(([kind, value]) => [kind, replace(value)]))
}
