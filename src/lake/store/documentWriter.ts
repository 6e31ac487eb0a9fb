import type {DatabaseSync} from 'node:sqlite'

import {parseId} from '../documentId.ts'
import type {AppliedChange} from '../mutations/applyTransaction.ts'
import {collectReferences} from '../mutations/references.ts'
import type {Outline} from '../query/catalog/outline.ts'
import {toOutlineColumns} from './outlineColumns.ts'
import {DELETE_REFERENCES} from './statements.ts'
import {serializeMutations} from './storedChange.ts'
import type {StoredTransaction} from './store.ts'

/**
 * Writes a transaction.
 *
 * @param outlines - Of the documents it leaves, by id; none of those that are small.
 */
export type DocumentWriter = (transaction: StoredTransaction, outlines: ReadonlyMap<string, Outline | null>) => void

/**
 * Makes the function that writes transactions of one dataset. It expects to run inside a database transaction.
 *
 * @param key - the dataset's key in the database
 */
export function createDocumentWriter(database: DatabaseSync, key: number): DocumentWriter {
  const insertTransaction = database.prepare(
    'INSERT INTO transactions (dataset, id, timestamp, author, actions, results) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const insertFirst = database.prepare(
    'INSERT INTO revisions (dataset, document, txn, json, mutations) VALUES (?, ?, ?, ?, ?)',
  )
  const insertRevision = database.prepare(
    `INSERT INTO revisions (dataset, document, txn, previous, json, mutations)
     VALUES (?1, ?2, ?3, (SELECT revision FROM documents WHERE dataset = ?1 AND id = ?2), ?4, ?5)`,
  )
  const upsertDocument = database.prepare(
    `INSERT INTO documents (dataset, id, type, grp, revision, outline, omissions) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET type = excluded.type, revision = excluded.revision,
       outline = excluded.outline, omissions = excluded.omissions`,
  )
  const deleteDocument = database.prepare('DELETE FROM documents WHERE dataset = ? AND id = ?')
  const deleteReferences = database.prepare(DELETE_REFERENCES)
  const insertReference = database.prepare(
    'INSERT INTO refs (dataset, target, source, strong, nested) VALUES (?, ?, ?, ?, ?)',
  )

  function writeChange(change: AppliedChange, transaction: number | bigint, whole: Outline | null): void {
    const {id, previous, result, json} = change
    const insert = previous === null ? insertFirst : insertRevision
    const {lastInsertRowid: revision} = insert.run(key, id, transaction, json, serializeMutations(change))
    if (result === null) deleteDocument.run(key, id)
    else {
      const {outline, omissions} = toOutlineColumns(whole)
      upsertDocument.run(key, id, result._type, parseId(id).group, revision, outline, omissions)
    }
    if (previous !== null) deleteReferences.run(key, id)
    for (const {target, isStrong, isNested} of collectReferences(result)) {
      insertReference.run(key, target, id, isStrong ? 1 : 0, isNested ? 1 : 0)
    }
  }

  return ({id, timestamp, author, actions, changes, results}, outlines) => {
    const outcomes = results.map((result) => ({id: result.id, operation: result.operation}))
    const texts = [JSON.stringify(actions), JSON.stringify(outcomes)] as const
    const {lastInsertRowid: transaction} = insertTransaction.run(key, id, timestamp, author, ...texts)
    for (const change of changes) writeChange(change, transaction, outlines.get(change.id) ?? null)
  }
}
