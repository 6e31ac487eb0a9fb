import type {DatabaseSync} from 'node:sqlite'

import type {StoredDocument} from '../engine.ts'
import {LakeError} from '../errors.ts'
import type {CatalogRow} from '../query/catalog/catalog.ts'
import type {Outline} from '../query/catalog/outline.ts'
import type {DocumentCache} from './documentCache.ts'
import {readOutline} from './outlineColumns.ts'
import type {Pins} from './pins.ts'
import {integerOf, textOf} from './rows.ts'
import {SELECT_REVISIONS_OF_ASSETS, SELECT_SOURCES} from './statements.ts'
import type {DatasetStore} from './store.ts'

/** The reading half of a dataset, as things are now. */
export type DocumentReader = Pick<
  DatasetStore,
  'get' | 'has' | 'outline' | 'stubs' | 'referrers' | 'strongReferrers' | 'snapshot'
> & {
  /** What a catalog is made of, in the order of ids, after one of them. */
  catalogRows(after: string): Generator<CatalogRow>
}

/**
 * Reads the documents of one dataset.
 *
 * @param key - the dataset's key in the database
 */
export function createDocumentReader(
  database: DatabaseSync,
  key: number,
  cache: DocumentCache,
  pins: Pins,
): DocumentReader {
  const selectOne = database.prepare(
    'SELECT json FROM revisions WHERE seq = (SELECT revision FROM documents WHERE dataset = ? AND id = ?)',
  )
  const selectRevision = database.prepare('SELECT json FROM revisions WHERE seq = ?')
  const selectExists = database.prepare('SELECT 1 FROM documents WHERE dataset = ? AND id = ?')
  const selectAll = database.prepare('SELECT revision FROM documents WHERE dataset = ? ORDER BY id')
  const selectAssets = database.prepare(SELECT_REVISIONS_OF_ASSETS)
  const selectReferrers = database.prepare(
    'SELECT source FROM refs WHERE dataset = ? AND target = ? AND strong = 1 ORDER BY source',
  )
  const selectSources = database.prepare(SELECT_SOURCES)
  const selectIds = database.prepare(
    'SELECT id FROM documents WHERE dataset = ? AND type = ? AND id > ? ORDER BY id LIMIT ?',
  )
  // SQLite finds one member of a JSON text sooner than a parser makes an object of it.
  const selectStubs = database.prepare(
    `SELECT id, json_extract(
       COALESCE(outline, (SELECT json FROM revisions WHERE seq = documents.revision)), '$._rev') AS rev
     FROM documents WHERE dataset = ? AND type = ? AND id > ? ORDER BY id LIMIT ?`,
  )
  const selectOutline = database.prepare('SELECT outline, omissions FROM documents WHERE dataset = ? AND id = ?')
  const selectOutlines = database.prepare(
    `SELECT id, outline, omissions,
       CASE WHEN outline IS NULL THEN (SELECT json FROM revisions WHERE seq = documents.revision) END AS json
     FROM documents WHERE dataset = ? AND id > ? ORDER BY id`,
  )

  function read(id: string, inPassing: boolean): StoredDocument | null {
    const known = cache.get(id)
    if (known !== undefined) return known
    const row = selectOne.get(key, id)
    if (row === undefined) return null
    const json = textOf(row, 'json')
    const document = JSON.parse(json) as StoredDocument
    cache.put(document, json.length, inPassing)
    return document
  }

  return {
    get: (id, isInPassing = false) => read(id, isInPassing),
    outline(id): Outline | null {
      const known = cache.get(id)
      if (known !== undefined) return {document: known, omissions: []}
      const row = selectOutline.get(key, id)
      if (row === undefined) return null
      const outline = readOutline(row)
      if (outline !== null) return outline
      const document = read(id, true)
      return document === null ? null : {document, omissions: []}
    },
    stubs({type, after, limit, hasRevision}) {
      const rows = (hasRevision ? selectStubs : selectIds).all(key, type, after, limit ?? -1)
      return rows.map((row) => ({
        _id: textOf(row, 'id'),
        _type: type,
        ...(hasRevision && {_rev: textOf(row, 'rev')}),
      }))
    },
    referrers: (ids, where) =>
      selectSources.all(key, JSON.stringify(ids), where === 'seen' ? 0 : 1).map((row) => textOf(row, 'source')),
    *catalogRows(after) {
      for (const row of selectOutlines.iterate(key, after)) {
        const outline = readOutline(row) ?? {document: JSON.parse(textOf(row, 'json')) as StoredDocument, omissions: []}
        yield {id: textOf(row, 'id'), outline}
      }
    },
    has: (id) => selectExists.get(key, id) !== undefined,
    strongReferrers: (id) => selectReferrers.all(key, id).map((row) => textOf(row, 'source')),
    snapshot(scope) {
      // Revisions never change, so their numbers are all that must be read at once.
      const rows = scope === 'assets' ? selectAssets.all(key) : selectAll.all(key)
      const revisions = rows.map((row) => integerOf(row, 'revision'))
      return readRevisions(revisions, pins.hold(revisions))
    },
  }

  function* readRevisions(revisions: number[], release: () => void): Generator<StoredDocument> {
    try {
      for (const revision of revisions) {
        const row = selectRevision.get(revision)
        if (row === undefined) {
          throw new LakeError(404, {
            kind: 'request',
            error: 'Not Found',
            message: 'The dataset was deleted while it was being read.',
          })
        }
        yield JSON.parse(textOf(row, 'json')) as StoredDocument
      }
    } finally {
      release()
    }
  }
}
