import {createHash} from 'node:crypto'
import {mkdtemp, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'

import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {runCli, runImport} from '../helpers/runCli.ts'
import {startLake, type StartedLake} from '../helpers/startLake.ts'

/**
 * The promise, on the article it was made for: through the real command line into a real lake over HTTP,
 * and read back with the real client. The expected documents are whole, in the files beside this one.
 */
const ROOT = resolve(import.meta.dirname, '../..')
const ARTICLES = 'fixtures/articles'
const ORIGINAL = 'fixtures/articles/serverless-architecture.md'
const ORIGINAL_SHA256 = '3b94d52aef4ce7257a1fa344abe6cd3bb9800b25b5cdaf1a5410afca7e80913e'
const ISSUED = new Set(['_rev', '_createdAt', '_updatedAt'])

let started: StartedLake
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'original-'))
  started = await startLake({dir: join(folder, 'lake')})
})

afterAll(async () => {
  await started.close()
  await rm(folder, {recursive: true, force: true})
})

async function readExpected(name: string): Promise<unknown> {
  return JSON.parse(await readFile(join(import.meta.dirname, `${name}.expected.json`), 'utf8')) as unknown
}

/** A document without what the lake gives it at each write. */
function withoutIssued(document: Record<string, unknown> | undefined): unknown {
  return Object.fromEntries(Object.entries(document ?? {}).filter(([name]) => !ISSUED.has(name)))
}

async function countTransactions(): Promise<number> {
  const ids = await started.client.fetch<string[]>('*[]._id', {}, {perspective: 'raw'})
  return started.lake.engine.transactions(started.lake.dataset, {documentIds: ids}).length
}

describe('the original article', () => {
  test('is the file it always was', async () => {
    const bytes = await readFile(join(ROOT, ORIGINAL))
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(ORIGINAL_SHA256)
  })

  test('is created with every other article, then unchanged, and the second run writes nothing', async () => {
    // Whether the cover's host can be reached must not decide what this test sees.
    const lake = ['--no-remote', '--lake', started.lake.url]
    const first = await runImport([ARTICLES, ...lake], {cwd: ROOT})
    expect(first.result.counts).toMatchObject({created: first.result.articles.length, failed: 0, conflict: 0})
    expect(first.result.articles.length).toBeGreaterThan(12)
    expect(first.code).toBe(0)

    const written = await countTransactions()
    const second = await runImport([ARTICLES, ...lake], {cwd: ROOT})
    expect(second.result.counts).toMatchObject({created: 0, updated: 0, unchanged: first.result.counts.created})
    expect(second.code).toBe(0)
    expect(await countTransactions()).toBe(written)
  })

  test('arrives as the whole document that is expected', async () => {
    const article = await started.client.getDocument('article-serverless-architecture')
    expect(withoutIssued(article)).toEqual(await readExpected('serverless-architecture'))
  })

  test('brings its category, once', async () => {
    const category = await started.client.getDocument('category-cloud')
    expect(withoutIssued(category)).toEqual({
      _id: 'category-cloud',
      _type: 'category',
      title: 'cloud',
      slug: {_type: 'slug', current: 'cloud'},
    })
  })

  test('leaves a record of its source, written in the same transaction', async () => {
    const id = 'migration.article-serverless-architecture'
    const record = await started.client.getDocument(id)
    expect(record).toMatchObject({
      _type: 'migration.record',
      sourcePath: ORIGINAL,
      sourceHash: ORIGINAL_SHA256,
      sourceText: await readFile(join(ROOT, ORIGINAL), 'utf8'),
      conversionSettings: '{"dialect":"plain"}',
      titleHeading: true,
      unknownFrontMatter: '{}',
    })
    const article = await started.client.getDocument('article-serverless-architecture')
    expect(record?._rev).toBe(article?._rev)
  })

  test('answers the query a site asks', async () => {
    const query =
      '*[_type == "article" && slug.current == "serverless-architecture"][0]{title, "category": category->slug.current, publishedAt, body}'
    const {body} = (await readExpected('serverless-architecture')) as {body: unknown}
    expect(await started.client.fetch(query)).toEqual({
      title: 'Introduction to Serverless Architecture',
      category: 'cloud',
      publishedAt: '2025-05-02T08:45:00Z',
      body,
    })
  })

  test('prints the same document without any dataset', async () => {
    const {code, stdout} = await runCli(['convert', ORIGINAL], {cwd: ROOT})
    const documents = JSON.parse(stdout) as Record<string, unknown>[]
    expect(code).toBe(0)
    expect(documents.at(-1)).toEqual(await readExpected('serverless-architecture'))
  })
})
