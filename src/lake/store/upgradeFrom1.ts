import type {DatabaseSync} from 'node:sqlite'

import type {StoredDocument} from '../engine.ts'
import {toOutline} from '../query/catalog/outline.ts'
import {toOutlineColumns} from './outlineColumns.ts'
import {integerOf, textOf} from './rows.ts'
import {FROM_VERSION_1} from './schema.ts'

/** Brings a lake of format 1, which had no outlines, to format 2. Takes a moment where documents are many and long. */
export function upgradeFrom1(database: DatabaseSync): void {
  database.exec(FROM_VERSION_1)
  const update = database.prepare('UPDATE documents SET outline = ?, omissions = ? WHERE dataset = ? AND id = ?')
  const documents = database.prepare('SELECT dataset, id, revision FROM documents').all()
  const selectJson = database.prepare('SELECT json FROM revisions WHERE seq = ?')
  for (const row of documents) {
    const revision = selectJson.get(integerOf(row, 'revision'))
    if (revision === undefined) continue
    const json = textOf(revision, 'json')
    const {outline, omissions} = toOutlineColumns(toOutline(JSON.parse(json) as StoredDocument, json.length))
    if (outline !== null) update.run(outline, omissions, integerOf(row, 'dataset'), textOf(row, 'id'))
  }
}
