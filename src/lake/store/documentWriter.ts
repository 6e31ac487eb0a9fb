import type {DatabaseSync} from 'node:sqlite'

import {parseId} from '../documentId.ts'
import type {AppliedChange} from '../mutations/applyTransaction.ts'
import {collectReferences} from '../mutations/references.ts'
import {toOutlineColumns} from './outlineColumns.ts'
import {integerOf} from './rows.ts'
import {serializeMutations} from './storedChange.ts'
import type {StoredTransaction} from './store.ts'

/**
 * Makes the function that writes transactions of one dataset. It expects to run inside a database transaction.
 *
 * @param key - the dataset's key in the database
 */
export function createDocumentWriter(database: DatabaseSync, key: number): (transaction: StoredTransaction) => void {
  const insertTransaction = database.prepare(
    'INSERT INTO transactions (dataset, id, timestamp, author, actions, results) VALUES (?, ?, ?, ?, ?, ?) RETURNING seq',
  )
  const insertRevision = database.prepare(
    `INSERT INTO revisions (dataset, document, txn, previous, json, mutations)
     VALUES (?1, ?2, ?3, (SELECT revision FROM documents WHERE dataset = ?1 AND id = ?2), ?4, ?5) RETURNING seq`,
  )
  const upsertDocument = database.prepare(
    `INSERT INTO documents (dataset, id, type, grp, revision, outline, omissions) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET type = excluded.type, revision = excluded.revision,
       outline = excluded.outline, omissions = excluded.omissions`,
  )
  const deleteDocument = database.prepare('DELETE FROM documents WHERE dataset = ? AND id = ?')
  const deleteReferences = database.prepare('DELETE FROM refs WHERE dataset = ? AND source = ?')
  const insertReference = database.prepare(
    'INSERT INTO refs (dataset, target, source, strong, nested) VALUES (?, ?, ?, ?, ?)',
  )

  function writeChange(change: AppliedChange, transaction: number): void {
    const {id, previous, result, json} = change
    const [revision] = insertRevision.all(key, id, transaction, json, serializeMutations(change))
    if (revision === undefined) throw new Error(`SQLite returned no row for the revision of "${id}".`)
    if (result === null) deleteDocument.run(key, id)
    else {
      const {outline, omissions} = toOutlineColumns(result, json?.length ?? 0)
      const group = parseId(id).group
      upsertDocument.run(key, id, result._type, group, integerOf(revision, 'seq'), outline, omissions)
    }
    if (previous !== null) deleteReferences.run(key, id)
    for (const {target, isStrong, isNested} of collectReferences(result)) {
      insertReference.run(key, target, id, isStrong ? 1 : 0, isNested ? 1 : 0)
    }
  }

  return ({id, timestamp, author, actions, changes, results}) => {
    const outcomes = results.map((result) => ({id: result.id, operation: result.operation}))
    const [row] = insertTransaction.all(key, id, timestamp, author, JSON.stringify(actions), JSON.stringify(outcomes))
    if (row === undefined) throw new Error(`SQLite returned no row for transaction "${id}".`)
    const transaction = integerOf(row, 'seq')
    for (const change of changes) writeChange(change, transaction)
  }
}
