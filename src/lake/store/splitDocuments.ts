import type {DatabaseSync} from 'node:sqlite'

import {readDocument, selectDocument, toColumns} from './documentColumns.ts'
import {integerOf} from './rows.ts'

/**
 * Takes what documents are now apart into outline and bulk, in a lake of a format that kept them whole. Takes a moment where
 * documents are many and long.
 */
export function splitDocuments(database: DatabaseSync): void {
  const update = database.prepare('UPDATE revisions SET outline = ?, omissions = ? WHERE seq = ?')
  const insertBulk = database.prepare('INSERT INTO bulks (revision, json) VALUES (?, ?)')
  const revisions = database.prepare('SELECT revision FROM documents').all()
  const select = database.prepare(`SELECT ${selectDocument('r')} FROM revisions r WHERE r.seq = ?`)
  for (const row of revisions) {
    const revision = integerOf(row, 'revision')
    const {columns} = toColumns(readDocument(select.get(revision) ?? {}))
    if (columns.bulk === null) continue
    update.run(columns.outline, columns.omissions, revision)
    insertBulk.run(revision, columns.bulk)
  }
}
