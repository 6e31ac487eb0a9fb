import type {DatabaseSync} from 'node:sqlite'

import type {Commit, DocumentChange, TransactionResult} from '../engine.ts'
import {readDocument, selectDocument} from './documentColumns.ts'
import {integerOf, textOf, type Row} from './rows.ts'
import {selectTransactions} from './selectTransactions.ts'
import {toChange} from './storedChange.ts'
import type {DatasetStore, Moment} from './store.ts'
import {toTimestamp} from './timestamp.ts'

/** The half of a dataset that looks back. */
export type History = Pick<DatasetStore, 'findResult' | 'findCommits' | 'documentAt'>

/**
 * Reads the transaction log of one dataset.
 *
 * @param dataset - its name, and its key in the database
 */
export function createHistory(
  database: DatabaseSync,
  dataset: {name: string; key: number},
  reader: Pick<DatasetStore, 'get'>,
): History {
  const {key} = dataset
  const selectResults = database.prepare(
    'SELECT seq, first_revision, last_revision, results FROM transactions WHERE dataset = ? AND id = ?',
  )

  function findResult(transactionId: string): TransactionResult | null {
    const row = selectResults.get(key, transactionId)
    if (row === undefined) return null
    const changes = new Map(readChanges(row, []).map((change) => [change.id, change.result]))
    const outcomes = JSON.parse(textOf(row, 'results')) as Omit<TransactionResult['results'][number], 'document'>[]
    const results = outcomes.map((outcome) => {
      const changed = changes.get(outcome.id)
      return {...outcome, document: changed === undefined ? reader.get(outcome.id) : changed}
    })
    return {transactionId, results}
  }

  function readChanges(transaction: Row, documentIds: readonly string[]): DocumentChange[] {
    return database
      .prepare(
        `SELECT r.document AS id, r.mutations, ${selectDocument('r', 'result_')}, ${selectDocument('p', 'previous_')}
         FROM revisions r LEFT JOIN revisions p ON p.seq = r.previous
         WHERE r.seq BETWEEN ?1 AND ?2 AND r.txn = ?3
           AND (?4 = '[]' OR r.document IN (SELECT value FROM json_each(?4)))
         ORDER BY r.seq`,
      )
      .all(
        integerOf(transaction, 'first_revision'),
        integerOf(transaction, 'last_revision'),
        integerOf(transaction, 'seq'),
        JSON.stringify(documentIds),
      )
      .map(toChange)
  }

  function toCommit(row: Row, documentIds: readonly string[]): Commit {
    return {
      dataset: dataset.name,
      transactionId: textOf(row, 'id'),
      timestamp: textOf(row, 'timestamp'),
      author: textOf(row, 'author'),
      actions: JSON.parse(textOf(row, 'actions')) as string[],
      changes: readChanges(row, documentIds),
    }
  }

  return {
    findResult,
    findCommits(request) {
      const {sql, values} = selectTransactions(key, request)
      return database
        .prepare(sql)
        .all(...values)
        .map((row) => toCommit(row, request.documentIds))
    },
    documentAt(id, moment) {
      const {condition, values} = toCondition(moment)
      const row = database
        .prepare(
          `SELECT ${selectDocument('r')} FROM revisions r JOIN transactions t ON t.seq = r.txn
           WHERE r.dataset = ?1 AND r.document = ?2 AND ${condition} ORDER BY r.seq DESC LIMIT 1`,
        )
        .get(key, id, ...values)
      return row === undefined ? null : readDocument(row)
    },
  }
}

function toCondition(moment: Moment): {condition: string; values: string[]} {
  if ('revision' in moment) return {condition: 't.id = ?3', values: [moment.revision]}
  if ('time' in moment) return {condition: 't.timestamp <= ?3', values: [toTimestamp(moment.time)]}
  return {condition: 'r.outline IS NOT NULL', values: []}
}
