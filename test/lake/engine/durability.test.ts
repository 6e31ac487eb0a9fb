import {chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {describe, expect, onTestFinished, test} from 'vitest'

import {createEngine} from '../../../src/lake/createEngine.ts'
import {isLakeError} from '../../../src/lake/errors.ts'
import {isLakeFileError} from '../../../src/lake/store/lakeFileError.ts'
import {openDatabase, runInTransaction} from '../../../src/lake/store/openDatabase.ts'
import {withoutPrivileges} from '../../read/tempFolder.ts'
import {create} from './testEngine.ts'

function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lake-'))
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}))
  return folder
}

function failureOf(act: () => unknown): unknown {
  try {
    act()
  } catch (error) {
    return error
  }
  throw new Error('Nothing failed.')
}

describe('a lake on disk', () => {
  test('flushes each commit to the disk before it is answered', () => {
    const database = openDatabase(join(createFolder(), 'lake.db'))
    const read = (pragma: string): unknown => Object.values(database.prepare(`PRAGMA ${pragma}`).get() ?? {})[0]
    const full = 2
    expect([read('journal_mode'), read('synchronous'), read('locking_mode')]).toEqual(['wal', full, 'exclusive'])
    database.close()
  })

  // What a power loss leaves: the log up to some byte. Commits that were flushed lie before it.
  test('shows whole transactions only, in their order, wherever its log breaks off', () => {
    const folder = createFolder()
    const file = join(folder, 'lake.db')
    const engine = createEngine({file, project: 'local'})
    onTestFinished(() => engine.close())
    engine.createDataset('production')
    const sizes = Array.from({length: 8}, (_, count) => {
      const mutations = ['a', 'b', 'c'].map((name) => create(`${name}${count}`, 'note', {text: 'x'.repeat(3_000)}))
      engine.transact('production', {mutations, transactionId: `tx${count}`, author: 'ada'})
      return statSync(`${file}-wal`).size
    })
    const log = readFileSync(`${file}-wal`)
    const last = log.length
    const cuts = [0, ...sizes, ...Array.from({length: 30}, (_, step) => Math.floor((last * step) / 30) + 7)]
    for (const cut of cuts) {
      const copy = join(folder, `copy-${cut}.db`)
      copyFileSync(file, copy)
      writeFileSync(`${copy}-wal`, log.subarray(0, cut))
      const survivor = createEngine({file: copy, project: 'local'})
      const isThere = survivor.datasets().length > 0
      const ids = isThere ? Array.from(survivor.allDocuments('production'), ({_id}) => _id) : []
      const whole = isThere ? survivor.transactions('production', {documentIds: []}).length : 0
      expect(ids).toHaveLength(whole * 3)
      expect(whole).toBeGreaterThanOrEqual(sizes.filter((size) => size <= cut).length)
      survivor.close()
      rmSync(copy)
    }
  })

  test('says that the disk is full, and goes on once there is space', () => {
    const database = openDatabase(join(createFolder(), 'lake.db'))
    onTestFinished(() => database.close())
    const write = (): void =>
      runInTransaction(database, () => {
        const insert = database.prepare('INSERT INTO datasets (name, acl_mode, created_at) VALUES (?, ?, ?)')
        for (let count = 0; count < 50; count++) insert.run(`d${count}`, 'x'.repeat(5_000), '')
      })
    const setLimit = (pages: number): void => void database.prepare(`PRAGMA max_page_count = ${pages}`).get()
    setLimit(30)
    const failure = failureOf(write)
    expect(isLakeError(failure) && [failure.status, failure.message]).toEqual([
      507,
      'The disk that holds the lake is full, so nothing of this was written. Free some space, or run `migrate lake compact`, and try again.',
    ])
    expect(database.prepare('SELECT count(*) AS n FROM datasets').get()).toEqual({n: 0})
    setLimit(1_000)
    write()
    expect(database.prepare('SELECT count(*) AS n FROM datasets').get()).toEqual({n: 50})
  })

  test('says that its file is read-only', async () => {
    const folder = createFolder()
    const file = join(folder, 'lake.db')
    createEngine({file, project: 'local'}).close()
    chmodSync(file, 0o444)
    chmodSync(folder, 0o555)
    const failure = await withoutPrivileges(async () => failureOf(() => createEngine({file, project: 'local'})))
    chmodSync(folder, 0o755)
    expect(isLakeFileError(failure) && [failure.code, failure.message]).toEqual([
      'unreadable',
      `The lake at ${file} is read-only. Make it and its folder writable, or copy it elsewhere.`,
    ])
  })
})
