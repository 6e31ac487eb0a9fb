import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'

import {createEngine} from '../../../src/lake/createEngine.ts'
import type {IncomingDocument} from '../../../src/lake/engine.ts'
import type {Figure} from '../../helpers/figures.ts'
import {measurePair} from '../measure.ts'

const TARGET = 0.5
const BATCH = 100
const ROUNDS = 60
const PARAGRAPHS = 12

/** Documents committed a second in batches, over rows of the same JSON that plain SQLite inserts with the same durability. */
export function measure(): Figure[] {
  const dir = mkdtempSync(join(tmpdir(), 'bench-writes-'))
  const engine = createEngine({file: join(dir, 'lake.db'), project: 'local'})
  const raw = openRaw(join(dir, 'raw.db'))
  try {
    engine.createDataset('production')
    let batch = 0
    const {ours, theirs} = measurePair(
      () => {
        const documents = createBatch(batch++)
        const mutations = documents.map((document) => ({type: 'create', document}) as const)
        engine.transact('production', {mutations, author: 'bench', isOwned: true})
      },
      () => raw.insert(createBatch(batch++)),
      ROUNDS,
    )
    const value = theirs / ours
    return [
      {
        name: 'documents committed a second, batches of 100 ÷ raw SQLite inserts of the same JSON (at least)',
        value,
        target: TARGET,
        ok: value >= TARGET,
      },
    ]
  } finally {
    engine.close()
    raw.close()
    rmSync(dir, {recursive: true})
  }
}

function openRaw(file: string): {insert(documents: readonly IncomingDocument[]): void; close(): void} {
  const database = new DatabaseSync(file)
  database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
  database.exec('CREATE TABLE documents (id TEXT PRIMARY KEY, json TEXT NOT NULL)')
  const insert = database.prepare('INSERT INTO documents (id, json) VALUES (?, ?)')
  return {
    insert(documents) {
      database.exec('BEGIN IMMEDIATE')
      for (const document of documents) insert.run(String(document._id), JSON.stringify(document))
      database.exec('COMMIT')
    },
    close: () => database.close(),
  }
}

/** Articles of a few kilobytes, with a reference each. */
function createBatch(batch: number): IncomingDocument[] {
  return Array.from({length: BATCH}, (_, index) => ({
    _id: `article-${batch}-${index}`,
    _type: 'article',
    title: `Article ${index} of batch ${batch}`,
    slug: {_type: 'slug', current: `article-${batch}-${index}`},
    category: {_type: 'reference', _ref: 'category-tea', _weak: true},
    body: Array.from({length: PARAGRAPHS}, (_each, paragraph) => ({
      _type: 'block',
      _key: `k${paragraph}`,
      style: 'normal',
      markDefs: [],
      children: [
        {
          _type: 'span',
          _key: `s${paragraph}`,
          text: `Paragraph ${paragraph} says a little of tea. `.repeat(4),
          marks: [],
        },
      ],
    })),
  }))
}
