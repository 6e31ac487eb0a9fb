import type {DatabaseSync} from 'node:sqlite'

import type {StoredDocument} from '../engine.ts'
import {LakeError} from '../errors.ts'
import type {CatalogRow} from '../query/catalog/catalog.ts'
import type {Outline} from '../query/catalog/outline.ts'
import type {DocumentCache} from './documentCache.ts'
import {readDocument, readOutline, selectDocument, sizeOfDocument} from './documentColumns.ts'
import type {Pins} from './pins.ts'
import {integerOf, textOf} from './rows.ts'
import {SELECT_REVISIONS_OF_ASSETS, SELECT_SOURCES} from './statements.ts'
import type {DatasetStore} from './store.ts'

/** The reading half of a dataset, as things are now. */
export type DocumentReader = Pick<
  DatasetStore,
  'get' | 'has' | 'outline' | 'stubs' | 'referrers' | 'strongReferrers' | 'snapshot' | 'end'
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
    `SELECT ${selectDocument('r')} FROM revisions r WHERE r.seq = (SELECT revision FROM documents WHERE dataset = ? AND id = ?)`,
  )
  const selectRevision = database.prepare(`SELECT ${selectDocument('r')} FROM revisions r WHERE r.seq = ?`)
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
  // The id of its transaction is a document's revision.
  const selectStubs = database.prepare(
    `SELECT d.id, t.id AS rev FROM documents d CROSS JOIN transactions t ON t.seq = d.txn
     WHERE d.dataset = ? AND d.type = ? AND d.id > ? ORDER BY d.id LIMIT ?`,
  )
  const selectOutline = database.prepare(
    'SELECT outline, omissions FROM revisions WHERE seq = (SELECT revision FROM documents WHERE dataset = ? AND id = ?)',
  )
  const selectOutlines = database.prepare(
    `SELECT d.id, r.outline, r.omissions FROM documents d CROSS JOIN revisions r ON r.seq = d.revision
     WHERE d.dataset = ? AND d.id > ? ORDER BY d.id`,
  )

  let isDeleted = false

  function read(id: string, inPassing: boolean): StoredDocument | null {
    const known = cache.get(id)
    if (known !== undefined) return known
    const row = selectOne.get(key, id)
    if (row === undefined) return null
    const document = readDocument(row)
    if (document !== null) cache.put(document, sizeOfDocument(row), inPassing)
    return document
  }

  return {
    get: (id, isInPassing = false) => read(id, isInPassing),
    outline(id): Outline | null {
      const known = cache.get(id)
      if (known !== undefined) return {document: known, omissions: []}
      const row = selectOutline.get(key, id)
      const outline = row === undefined ? null : readOutline(row)
      if (row !== undefined && outline?.omissions.length === 0) cache.put(outline.document, sizeOfDocument(row), true)
      return outline
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
        const outline = readOutline(row)
        if (outline !== null) yield {id: textOf(row, 'id'), outline}
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
    end: () => void (isDeleted = true),
  }

  function* readRevisions(revisions: number[], release: () => void): Generator<StoredDocument> {
    try {
      for (const revision of revisions) {
        // Once a dataset is gone, its numbers are given to what is written to others.
        const row = isDeleted ? undefined : selectRevision.get(revision)
        const document = row === undefined ? null : readDocument(row)
        if (document === null) {
          throw new LakeError(404, {
            kind: 'request',
            error: 'Not Found',
            message: 'The dataset was deleted while it was being read.',
          })
        }
        yield document
      }
    } finally {
      release()
    }
  }
}
