import type {DatabaseSync} from 'node:sqlite'

import type {AppliedChange} from '../mutations/applyTransaction.ts'
import {collectReferences} from '../mutations/references.ts'
import type {DocumentColumns} from './documentColumns.ts'
import {integerOf} from './rows.ts'
import {serializeMutations} from './storedChange.ts'
import type {StoredTransaction} from './store.ts'

/**
 * Writes a transaction.
 *
 * @param columns - what keeps the document that each change leaves, in the order of the changes
 */
export type DocumentWriter = (transaction: StoredTransaction, columns: readonly DocumentColumns[]) => void

/**
 * Makes the function that writes transactions of one dataset. It expects to run inside a database transaction.
 *
 * @param key - the dataset's key in the database
 */
export function createDocumentWriter(database: DatabaseSync, key: number): DocumentWriter {
  const selectLastRevision = database.prepare('SELECT COALESCE(max(seq), 0) AS last FROM revisions')
  const insertTransaction = database.prepare(
    `INSERT INTO transactions (dataset, id, timestamp, author, actions, results, first_revision, last_revision)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const insertFirst = database.prepare(
    'INSERT INTO revisions (dataset, document, txn, seq, outline, omissions, mutations) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const insertRevision = database.prepare(
    `INSERT INTO revisions (dataset, document, txn, seq, previous, outline, omissions, mutations)
     VALUES (?1, ?2, ?3, ?4, (SELECT revision FROM documents WHERE dataset = ?1 AND id = ?2), ?5, ?6, ?7)`,
  )
  const insertBulk = database.prepare('INSERT INTO bulks (revision, json) VALUES (?, ?)')
  const insertDocument = database.prepare(
    'INSERT INTO documents (type, revision, txn, dataset, id) VALUES (?, ?, ?, ?, ?)',
  )
  const updateDocument = database.prepare(
    'UPDATE documents SET type = ?, revision = ?, txn = ? WHERE dataset = ? AND id = ?',
  )
  const deleteDocument = database.prepare('DELETE FROM documents WHERE dataset = ? AND id = ?')
  const deleteReference = database.prepare('DELETE FROM refs WHERE dataset = ? AND target = ? AND source = ?')
  const putReference = database.prepare(
    'INSERT OR REPLACE INTO refs (dataset, target, source, strong, nested) VALUES (?, ?, ?, ?, ?)',
  )

  function writeReferences({id, previous, references}: AppliedChange): void {
    if (previous === null && references.length === 0) return
    const gone = new Map(collectReferences(previous).map((reference) => [reference.target, reference]))
    for (const {target, isStrong, isNested} of references) {
      const before = gone.get(target)
      gone.delete(target)
      if (before?.isStrong === isStrong && before.isNested === isNested) continue
      putReference.run(key, target, id, isStrong ? 1 : 0, isNested ? 1 : 0)
    }
    for (const target of gone.keys()) deleteReference.run(key, target, id)
  }

  function writeChange(
    change: AppliedChange,
    transaction: number | bigint,
    revision: number,
    {outline, omissions, bulk}: DocumentColumns,
  ): void {
    const {id, previous, result} = change
    const insert = previous === null ? insertFirst : insertRevision
    insert.run(key, id, transaction, revision, outline, omissions, serializeMutations(change))
    if (bulk !== null) insertBulk.run(revision, bulk)
    if (result === null) deleteDocument.run(key, id)
    else (previous === null ? insertDocument : updateDocument).run(result._type, revision, transaction, key, id)
    writeReferences(change)
  }

  return ({id, timestamp, author, actions, changes, results}, columns) => {
    const outcomes = results.map((result) => ({id: result.id, operation: result.operation}))
    const texts = [JSON.stringify(actions), JSON.stringify(outcomes)] as const
    const first = integerOf(selectLastRevision.get() ?? {}, 'last') + 1
    const {lastInsertRowid: transaction} = insertTransaction.run(
      key,
      id,
      timestamp,
      author,
      ...texts,
      first,
      first + changes.length - 1,
    )
    for (const [index, change] of changes.entries()) {
      writeChange(change, transaction, first + index, columns[index] as DocumentColumns)
    }
  }
}
