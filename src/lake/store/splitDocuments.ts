import type {DatabaseSync} from 'node:sqlite'

import {readDocument, toColumns} from './documentColumns.ts'
import {integerOf} from './rows.ts'

/**
 * Takes what documents are now apart into outline and bulk, in a lake of a format that kept them whole. Takes a moment where
 * documents are many and long.
 */
export function splitDocuments(database: DatabaseSync): void {
  const update = database.prepare('UPDATE revisions SET outline = ?, omissions = ?, bulk = ? WHERE seq = ?')
  const revisions = database.prepare('SELECT revision FROM documents').all()
  const selectDocument = database.prepare('SELECT outline, omissions, bulk FROM revisions WHERE seq = ?')
  for (const row of revisions) {
    const revision = integerOf(row, 'revision')
    const {columns} = toColumns(readDocument(selectDocument.get(revision) ?? {}))
    if (columns.bulk !== null) update.run(columns.outline, columns.omissions, columns.bulk, revision)
  }
}
