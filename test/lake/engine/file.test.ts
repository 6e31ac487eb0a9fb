import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {createInterface} from 'node:readline'
import {DatabaseSync} from 'node:sqlite'

import {describe, expect, onTestFinished, test} from 'vitest'

import {createEngine} from '../../../src/lake/createEngine.ts'
import {isLakeFileError, isLakeInUse, type LakeFileError} from '../../../src/lake/store/lakeFileError.ts'
import {create, createTestEngine, patch, refer, refusalOf, remove, stored} from './testEngine.ts'

function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lake-'))
  onTestFinished(() => rmSync(folder, {recursive: true}))
  return folder
}

function fileFailureOf(file: string): LakeFileError {
  try {
    createEngine({file, project: 'local'}).close()
  } catch (error) {
    if (isLakeFileError(error)) return error
    throw error
  }
  throw new Error('Expected a LakeFileError; the lake opened.')
}

/** Runs another process that opens the lake, commits, and says so; it then waits to be killed. */
async function startOther(file: string): Promise<{kill(): Promise<void>}> {
  const program = `
    import {createEngine} from ${JSON.stringify(new URL('../../../src/lake/createEngine.ts', import.meta.url).href)}
    const engine = createEngine({file: ${JSON.stringify(file)}, project: 'local', now: () => new Date('2024-05-01T12:00:00.000Z')})
    engine.createDataset('production')
    const document = {_id: 'tea', _type: 'drink'}
    engine.transact('production', {mutations: [{type: 'create', document}], transactionId: 'tx', author: 'ada'})
    console.log('answered')
    setInterval(() => {}, 1000)
  `
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  onTestFinished(() => void child.kill('SIGKILL'))
  const [line] = await Promise.race([once(createInterface(child.stdout), 'line'), exited])
  expect(line).toBe('answered')
  return {
    async kill() {
      child.kill('SIGKILL')
      await exited
    },
  }
}

/** What a lake of the third format had, and what it lacked. Only a `body` is long. */
const TO_VERSION_3 = `
  UPDATE revisions SET outline = json_insert(outline, '$.body', (SELECT json(json -> '$[0]') FROM bulks WHERE revision = seq))
    WHERE omissions IS NOT NULL;
  DROP TRIGGER forget_bulk;
  DROP TABLE bulks;
  ALTER TABLE revisions RENAME COLUMN outline TO json;
  ALTER TABLE revisions DROP COLUMN omissions;
  ALTER TABLE documents DROP COLUMN txn;
  ALTER TABLE documents ADD COLUMN outline TEXT;
  ALTER TABLE documents ADD COLUMN omissions TEXT;
`

/** And of the second and the first. */
const TO_VERSION_2 = `
  DROP INDEX assets;
  CREATE INDEX documents_by_type ON documents (dataset, type);
  ALTER TABLE documents ADD COLUMN grp TEXT NOT NULL DEFAULT '';
  CREATE INDEX documents_by_group ON documents (dataset, grp);
  CREATE INDEX refs_by_source ON refs (dataset, source);
  ALTER TABLE transactions DROP COLUMN first_revision;
  ALTER TABLE transactions DROP COLUMN last_revision;
  CREATE INDEX revisions_by_transaction ON revisions (txn);
`
const TO_VERSION_1 = `
  ALTER TABLE documents DROP COLUMN outline;
  ALTER TABLE documents DROP COLUMN omissions;
  ALTER TABLE refs DROP COLUMN nested;
`

describe('a lake in a file', () => {
  test('is there again after it was closed', () => {
    const file = join(createFolder(), 'lake.db')
    const first = createTestEngine(file)
    first.commit([create('ada', 'author'), create('post', 'post', {author: refer('ada')})], {transactionId: 'tx1'})
    first.commit([patch('post', {set: {n: 1}})], {transactionId: 'tx2'})
    first.engine.close()
    const {engine, commit} = createTestEngine(file)
    expect(Array.from(engine.allDocuments('production'))).toEqual([
      stored('ada', 'author', 'tx1'),
      stored('post', 'post', 'tx2', {author: refer('ada'), n: 1}),
    ])
    expect(engine.transactions('production', {documentIds: []})).toHaveLength(2)
    expect(refusalOf(() => commit([remove('ada')])).items).toMatchObject([
      {error: {type: 'documentHasExistingReferencesError', referencingIDs: ['post']}},
    ])
  })

  test('keeps an answered transaction when the process is killed, and no lock', async () => {
    const file = join(createFolder(), 'lake.db')
    const other = await startOther(file)
    await other.kill()
    const {engine} = createTestEngine(file)
    expect(engine.documents('production', ['tea'])).toEqual([stored('tea', 'drink', 'tx')])
    expect(engine.transactions('production', {documentIds: ['tea']}).map(({author}) => author)).toEqual(['ada'])
  })

  test('is refused at once while another process has it open', async () => {
    const file = join(createFolder(), 'lake.db')
    const other = await startOther(file)
    const failure = fileFailureOf(file)
    expect(isLakeInUse(failure)).toBe(true)
    expect(failure.message).toBe(`The lake at ${file} is already open in another process. Use its address, or stop it.`)
    await other.kill()
    createEngine({file, project: 'local'}).close()
  })

  test('is refused twice in one process, and free once it is closed', () => {
    const file = join(createFolder(), 'lake.db')
    const engine = createEngine({file, project: 'local'})
    expect(fileFailureOf(file).code).toBe('inUse')
    engine.close()
    engine.close()
    createEngine({file, project: 'local'}).close()
  })

  test('of a newer format is left as it is', () => {
    const file = join(createFolder(), 'lake.db')
    createEngine({file, project: 'local'}).close()
    const database = new DatabaseSync(file)
    database.exec('PRAGMA user_version = 7')
    database.close()
    expect(fileFailureOf(file)).toMatchObject({
      code: 'newer',
      file,
      message: `The lake at ${file} has format 7; this version reads formats up to 4. Upgrade this package, or start a new lake in another folder.`,
    })
  })

  test.each([
    ['third', TO_VERSION_3, 3],
    ['second', TO_VERSION_3 + TO_VERSION_2, 2],
    ['first', TO_VERSION_3 + TO_VERSION_2 + TO_VERSION_1, 1],
  ])('of the %s format is brought up to date, and keeps its history', (_, toVersion, version) => {
    const file = join(createFolder(), 'lake.db')
    const first = createTestEngine(file)
    const body = Array.from({length: 200}, (_each, index) => ({_type: 'block', _key: `k${index}`, children: []}))
    const long = create('long', 'post', {n: 2, body})
    first.commit([create('ada', 'author'), create('short', 'post', {author: refer('ada')}), long])
    first.commit([patch('long', {set: {n: 3}}), patch('short', {set: {n: 1}})], {transactionId: 'tx2'})
    const log = first.engine.transactions('production', {documentIds: ['short', 'long']})
    first.engine.close()
    const database = new DatabaseSync(file)
    const readFile = (): unknown[] =>
      [
        "SELECT name, sql FROM sqlite_schema WHERE type IN ('index', 'trigger') OR name = 'bulks' ORDER BY name",
        'SELECT id, type, revision, txn FROM documents ORDER BY id',
        'SELECT seq, outline, omissions FROM revisions WHERE seq IN (SELECT revision FROM documents) ORDER BY seq',
        'SELECT * FROM bulks WHERE revision IN (SELECT revision FROM documents) ORDER BY revision',
        'SELECT * FROM refs',
        'SELECT * FROM transactions',
      ].map((sql) => database.prepare(sql).all())
    const before = readFile()
    database.exec(`${toVersion} PRAGMA user_version = ${version}`)
    database.close()
    const {engine} = createTestEngine(file)
    expect(engine.transactions('production', {documentIds: ['short', 'long']})).toEqual(log)
    const request = {query: '*[n > 1]{_id, _rev}', perspective: 'raw', canReadPrivate: true, identity: 'ada'} as const
    expect(engine.query('production', request)).toEqual([{_id: 'long', _rev: 'tx2'}])
    expect(engine.documents('production', ['long'])).toEqual([stored('long', 'post', 'tx2', {n: 3, body})])
    engine.close()
    database.open()
    expect(readFile()).toEqual(before)
    database.close()
    const again = createTestEngine(file)
    again.commit([patch('short', {unset: ['author']}), remove('ada')], {transactionId: 'tx3'})
    expect(again.engine.transactions('production', {documentIds: ['short']})).toHaveLength(3)
  })

  test('keeps of long texts only what some state of a document needs', () => {
    const file = join(createFolder(), 'lake.db')
    const database = new DatabaseSync(file)
    database.close()
    const texts = (): unknown[] => {
      database.open()
      const rows = database.prepare('SELECT revision FROM bulks ORDER BY revision').all()
      database.close()
      return rows.map(({revision}) => revision)
    }
    const first = createEngine({file, project: 'local', history: 0, now: () => new Date(Date.UTC(2024, 0, 1))})
    first.createDataset('production')
    const text = 'tea '.repeat(500)
    for (const mutation of [
      create('a', 'note', {text}),
      patch('a', {set: {n: 1}}),
      patch('a', {set: {text: 'short'}}),
    ]) {
      first.transact('production', {mutations: [mutation], author: 'ada'})
    }
    first.transact('production', {mutations: [create('b', 'note', {text})], author: 'ada'})
    first.close()
    expect(texts()).toEqual([1, 2, 4])
    const second = createEngine({file, project: 'local', history: 0, now: () => new Date(Date.UTC(2024, 0, 2))})
    expect(second.forgetHistory()).toBe(2)
    expect(second.documents('production', ['a', 'b'])).toMatchObject([{text: 'short', n: 1}, {text}])
    second.close()
    expect(texts()).toEqual([4])
    const third = createEngine({file, project: 'local'})
    third.deleteDataset('production')
    third.close()
    expect(texts()).toEqual([])
  })

  test('that is another database, or no database, is left as it is', () => {
    const folder = createFolder()
    const text = join(folder, 'notes.txt')
    writeFileSync(text, 'These are notes, and they are long enough to be no database. '.repeat(20))
    expect(fileFailureOf(text)).toMatchObject({
      code: 'notALake',
      message: `${text} is not a lake. Choose another file.`,
    })
    const other = join(folder, 'other.db')
    const database = new DatabaseSync(other)
    database.exec('CREATE TABLE mine (n INTEGER)')
    database.close()
    expect(fileFailureOf(other)).toMatchObject({
      code: 'notALake',
      message: `${other} is a SQLite database, but not a lake. Choose another file.`,
    })
  })

  test('in a folder that is not there', () => {
    const file = join(createFolder(), 'none', 'lake.db')
    expect(fileFailureOf(file)).toMatchObject({
      code: 'unreadable',
      message: `The lake at ${file} cannot be opened: unable to open database file. Check that its folder exists and can be written to.`,
    })
  })

  test('writes nothing of a transaction that fails half-way', () => {
    const file = join(createFolder(), 'lake.db')
    const first = createTestEngine(file)
    first.engine.close()
    const database = new DatabaseSync(file)
    database.exec(
      "CREATE TRIGGER full BEFORE INSERT ON documents WHEN NEW.id = 'b' BEGIN SELECT RAISE(ABORT, 'disk full'); END",
    )
    database.close()
    const {engine, commit} = createTestEngine(file)
    const heard: unknown[] = []
    engine.subscribe('production', (each) => heard.push(each))
    expect(() => commit([create('a'), create('b')], {transactionId: 'tx'})).toThrow('disk full')
    expect(Array.from(engine.allDocuments('production'))).toEqual([])
    expect(engine.transactions('production', {documentIds: []})).toEqual([])
    expect(heard).toEqual([])
    expect(commit([create('a')], {transactionId: 'tx'}).results).toMatchObject([{operation: 'create'}])
  })
})
