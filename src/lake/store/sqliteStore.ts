import {backup, type DatabaseSync} from 'node:sqlite'

import type {DatasetInfo} from '../engine.ts'
import {createCatalog} from '../query/catalog/catalog.ts'
import {createDocumentCache} from './documentCache.ts'
import {toColumns} from './documentColumns.ts'
import {createDocumentReader} from './documentReader.ts'
import {createDocumentWriter} from './documentWriter.ts'
import {findAssetIds, forgetRevisions, purgeDocuments, sizeOf, vacuum} from './forget.ts'
import {createHistory} from './history.ts'
import {openDatabase, runInTransaction} from './openDatabase.ts'
import {createPins, type Pins} from './pins.ts'
import {integerOf, textOf} from './rows.ts'
import type {DatasetStore, Store} from './store.ts'

/** How much JSON the parsed documents of one dataset may stand for, in characters, before the oldest are given up. */
const CACHE_CAPACITY = 16 * 1024 * 1024

/**
 * Opens a store in SQLite. The form in memory is the same code on a database that has no file, so that tests of the
 * one hold for the other.
 *
 * @param file - path of the database, or `:memory:`
 * @throws LakeFileError where the file cannot be had
 */
export function openSqliteStore(file: string): Store {
  const database = openDatabase(file)
  const opened = new Map<string, DatasetStore>()
  const pins = createPins()
  const selectDatasets = database.prepare('SELECT name, acl_mode, created_at FROM datasets ORDER BY name')

  return {
    datasets: () =>
      selectDatasets.all().map((row) => ({
        name: textOf(row, 'name'),
        aclMode: textOf(row, 'acl_mode') === 'private' ? 'private' : 'public',
        createdAt: textOf(row, 'created_at'),
      })),
    createDataset({name, aclMode, createdAt}: DatasetInfo) {
      database
        .prepare('INSERT INTO datasets (name, acl_mode, created_at) VALUES (?, ?, ?)')
        .run(name, aclMode, createdAt)
    },
    editDataset(name, aclMode) {
      database.prepare('UPDATE datasets SET acl_mode = ? WHERE name = ?').run(aclMode, name)
    },
    deleteDataset(name) {
      const key = findKey(database, name)
      if (key === null) return false
      runInTransaction(database, () => {
        for (const table of ['refs', 'documents', 'revisions', 'transactions']) {
          database.prepare(`DELETE FROM ${table} WHERE dataset = ?`).run(key)
        }
        database.prepare('DELETE FROM datasets WHERE key = ?').run(key)
      })
      opened.get(name)?.end()
      opened.delete(name)
      return true
    },
    open(name) {
      const known = opened.get(name)
      if (known !== undefined) return known
      const key = findKey(database, name)
      if (key === null) return null
      const dataset = openDataset(database, {name, key}, pins)
      opened.set(name, dataset)
      return dataset
    },
    forget: (before, idsBefore) =>
      runInTransaction(database, () => forgetRevisions(database, {before, idsBefore, pinned: pins.all()})),
    size: () => sizeOf(database),
    vacuum: () => vacuum(database),
    async backUp(file) {
      await backup(database, file)
    },
    assetIds: () => findAssetIds(database),
    close() {
      if (database.isOpen) database.close()
    },
  }
}

function findKey(database: DatabaseSync, name: string): number | null {
  const row = database.prepare('SELECT key FROM datasets WHERE name = ?').get(name)
  return row === undefined ? null : integerOf(row, 'key')
}

function openDataset(database: DatabaseSync, dataset: {name: string; key: number}, pins: Pins): DatasetStore {
  const cache = createDocumentCache(CACHE_CAPACITY)
  const reader = createDocumentReader(database, dataset.key, cache, pins)
  const write = createDocumentWriter(database, dataset.key)
  const catalog = createCatalog(reader.catalogRows)
  return {
    ...reader,
    ...createHistory(database, dataset, reader),
    catalog,
    forget() {
      cache.clear()
      catalog.clear()
    },
    commit(transaction) {
      const documents = transaction.changes.map(({result}) => toColumns(result))
      const columns = documents.map((document) => document.columns)
      runInTransaction(database, () => {
        write(transaction, columns)
        if (transaction.purge.length > 0) purgeDocuments(database, dataset.key, transaction.purge, pins.all())
      })
      for (const [index, {id}] of transaction.changes.entries()) {
        cache.forget(id)
        catalog.update(id, documents[index]?.outline ?? null)
      }
    },
  }
}
