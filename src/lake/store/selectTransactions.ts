import type {HistoryRequest} from '../engine.ts'
import {toTimestamp} from './timestamp.ts'

/** A statement, and what stands for its question marks. */
export interface Selection {
  sql: string
  values: (string | number)[]
}

/** Of documents: by the index of their revisions, however many transactions there are. Parameters: dataset, JSON array of ids. */
const OF_DOCUMENTS = `t.seq IN (SELECT txn FROM json_each(?2) AS wanted
  CROSS JOIN revisions ON revisions.dataset = ?1 AND revisions.document = wanted.value)`

const BY_ID = 'SELECT seq FROM transactions WHERE dataset = ?1 AND id ='

/**
 * Says which entries of the transaction log are asked for. Only conditions that were given stand in the statement, so that
 * each of them can narrow down what is read: documents by their index, ends of a range by the order of the log.
 *
 * @param dataset - its key in the database
 * @throws LakeError 400 for an invalid time
 */
export function selectTransactions(dataset: number, request: HistoryRequest): Selection {
  const {documentIds, authors = [], fromTransaction = '', toTransaction = '', fromTime = '', toTime = ''} = request
  const values: (string | number)[] = [dataset, JSON.stringify(documentIds), request.limit ?? -1]
  const place = (value: string): string => `?${values.push(value)}`
  const conditions = [
    't.dataset = ?1',
    ...(documentIds.length > 0 ? [OF_DOCUMENTS] : []),
    ...(authors.length > 0 ? [`t.author IN (SELECT value FROM json_each(${place(JSON.stringify(authors))}))`] : []),
    ...(fromTransaction === '' ? [] : [`t.seq >= (${BY_ID} ${place(fromTransaction)})`]),
    ...(toTransaction === '' ? [] : [`t.seq <= (${BY_ID} ${place(toTransaction)})`]),
    ...(fromTime === '' ? [] : [`t.timestamp >= ${place(toTimestamp(fromTime))}`]),
    ...(toTime === '' ? [] : [`t.timestamp <= ${place(toTimestamp(toTime))}`]),
  ]
  // The index of ids would be no help, and SQLite might think otherwise.
  const sql = `SELECT * FROM transactions AS t NOT INDEXED WHERE ${conditions.join(' AND ')}
    ORDER BY t.seq ${request.reverse === true ? 'DESC' : 'ASC'} LIMIT ?3`
  return {sql, values}
}
