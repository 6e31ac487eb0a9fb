import type {DatabaseSync} from 'node:sqlite'

import type {Commit, DocumentChange, StoredDocument, TransactionResult} from '../engine.ts'
import {LakeError} from '../errors.ts'
import {integerOf, optionalTextOf, textOf, type Row} from './rows.ts'
import {toChange} from './storedChange.ts'
import type {DatasetStore, Moment} from './store.ts'

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

  function findResult(transactionId: string): TransactionResult | null {
    const row = database
      .prepare('SELECT seq, results FROM transactions WHERE dataset = ? AND id = ?')
      .get(key, transactionId)
    if (row === undefined) return null
    const changes = new Map(readChanges(integerOf(row, 'seq'), []).map((change) => [change.id, change.result]))
    const outcomes = JSON.parse(textOf(row, 'results')) as Omit<TransactionResult['results'][number], 'document'>[]
    const results = outcomes.map((outcome) => {
      const changed = changes.get(outcome.id)
      return {...outcome, document: changed === undefined ? reader.get(outcome.id) : changed}
    })
    return {transactionId, results}
  }

  function readChanges(seq: number, documentIds: readonly string[]): DocumentChange[] {
    return database
      .prepare(
        `SELECT r.document AS id, r.json AS result, r.mutations, p.json AS previous
         FROM revisions r LEFT JOIN revisions p ON p.seq = r.previous
         WHERE r.txn = ?1 AND (?2 = '[]' OR r.document IN (SELECT value FROM json_each(?2)))
         ORDER BY r.seq`,
      )
      .all(seq, JSON.stringify(documentIds))
      .map(toChange)
  }

  function toCommit(row: Row, documentIds: readonly string[]): Commit {
    return {
      dataset: dataset.name,
      transactionId: textOf(row, 'id'),
      timestamp: textOf(row, 'timestamp'),
      author: textOf(row, 'author'),
      actions: JSON.parse(textOf(row, 'actions')) as string[],
      changes: readChanges(integerOf(row, 'seq'), documentIds),
    }
  }

  return {
    findResult,
    findCommits({documentIds, authors = [], ...request}) {
      // Each condition is switched off by an empty value.
      const rows = database
        .prepare(
          `SELECT * FROM transactions t WHERE dataset = $key
             AND ($documents = '[]' OR seq IN (SELECT txn FROM revisions
               WHERE dataset = $key AND document IN (SELECT value FROM json_each($documents))))
             AND ($authors = '[]' OR author IN (SELECT value FROM json_each($authors)))
             AND ($from = '' OR seq >= (SELECT seq FROM transactions WHERE dataset = $key AND id = $from))
             AND ($to = '' OR seq <= (SELECT seq FROM transactions WHERE dataset = $key AND id = $to))
             AND ($fromTime = '' OR timestamp >= $fromTime)
             AND ($toTime = '' OR timestamp <= $toTime)
           ORDER BY seq ${request.reverse === true ? 'DESC' : 'ASC'} LIMIT $limit`,
        )
        .all({
          $key: key,
          $documents: JSON.stringify(documentIds),
          $authors: JSON.stringify(authors),
          $from: request.fromTransaction ?? '',
          $to: request.toTransaction ?? '',
          $fromTime: toTimestamp(request.fromTime ?? ''),
          $toTime: toTimestamp(request.toTime ?? ''),
          $limit: request.limit ?? -1,
        })
      return rows.map((row) => toCommit(row, documentIds))
    },
    documentAt(id, moment) {
      const {condition, values} = toCondition(moment)
      const row = database
        .prepare(
          `SELECT r.json FROM revisions r JOIN transactions t ON t.seq = r.txn
           WHERE r.dataset = ?1 AND r.document = ?2 AND ${condition} ORDER BY r.seq DESC LIMIT 1`,
        )
        .get(key, id, ...values)
      const json = row === undefined ? null : optionalTextOf(row, 'json')
      return json === null ? null : (JSON.parse(json) as StoredDocument)
    },
  }
}

function toCondition(moment: Moment): {condition: string; values: string[]} {
  if ('revision' in moment) return {condition: 't.id = ?3', values: [moment.revision]}
  if ('time' in moment) return {condition: 't.timestamp <= ?3', values: [toTimestamp(moment.time)]}
  return {condition: 'r.json IS NOT NULL', values: []}
}

/** Times compare as text, so all of them must have the form in which they are stored. */
function toTimestamp(time: string): string {
  if (time === '') return ''
  const date = new Date(time)
  if (Number.isNaN(date.getTime())) {
    const message = `"${time}" is not a time; expected one such as 2024-05-01T12:00:00Z.`
    throw new LakeError(400, {kind: 'request', error: 'Bad Request', message})
  }
  return date.toISOString()
}
