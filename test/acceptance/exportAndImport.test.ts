import {globSync} from 'node:fs'
import {cp, readFile} from 'node:fs/promises'
import {join, resolve} from 'node:path'

import {describe, expect, test} from 'vitest'

import type {ArticleDocument, ExportResult, SanityDocument} from '../../migrate/types.ts'
import {setUp, type Desk} from '../cli/articles.ts'
import {runExport, runImport} from '../helpers/runCli.ts'
import {toComparable} from '../markdown/comparable.ts'

/** The way back, over every article there is: what export writes is the article again, for an import into another lake. */
const FIXTURES = resolve(import.meta.dirname, '../../fixtures/articles')
const ARTICLES = globSync('**/*.md', {cwd: FIXTURES})
  .map((path) => `articles/${path}`)
  .toSorted()

/** A lake with all articles in it, none of them from the web. */
async function importFixtures(): Promise<Desk> {
  const desk = await setUp({})
  await cp(FIXTURES, desk.folder.file('articles'), {recursive: true})
  const {code} = await runImport(['articles', '--no-remote', '--lake', desk.lake.lake.url], {cwd: desk.folder.path})
  expect(code).toBe(0)
  return desk
}

async function exportAll(desk: Desk): Promise<ExportResult> {
  const {code, result} = await runExport(['out', '--lake', desk.lake.lake.url], {cwd: desk.folder.path})
  expect([code, result.images.failed]).toEqual([0, 0])
  return result
}

/** Imports what was exported, and gives the documents that then are in that lake. */
async function importAgain(desk: Desk): Promise<unknown> {
  await using other = await setUp({})
  const {code} = await runImport(['out', '--no-remote', '--lake', other.lake.lake.url], {cwd: desk.folder.path})
  expect(code).toBe(0)
  return contentOf(other)
}

/** All content of a lake by id: without keys, import records, and what a lake issues. */
function contentOf(desk: Desk): Record<string, unknown> {
  const content = desk.all().filter(({_type}) => _type === 'article' || _type === 'category' || _type === 'author')
  return Object.fromEntries(
    content.map(({_id, _rev, _createdAt, _updatedAt, body, ...fields}) => [
      _id,
      {...fields, ...(body !== undefined && {body: toComparable(body as ArticleDocument['body'])})},
    ]),
  )
}

/** An editor's work on an article: words, a mark, a new paragraph, and fields. */
function editArticle({title, body}: ArticleDocument, number: number): Partial<ArticleDocument> {
  const words = {_type: 'span' as const, _key: 'words', marks: [], text: `Edited: _${number}_ [x](y) www.example.com. `}
  const strong = {_type: 'span' as const, _key: 'strong', marks: ['strong'], text: '# Strong'}
  const paragraph = {
    _type: 'block' as const,
    _key: 'new',
    style: 'normal' as const,
    markDefs: [],
    children: [words, strong],
  }
  return {
    title: `${title}: a "second" look`,
    subtitle: '2024',
    tags: ['new', 'C#: the language'],
    publishedAt: '2026-01-02T03:04:05.678Z',
    seo: {_type: 'seo', description: 'Two lines\nof words.'},
    body: [...body.slice(0, 2), paragraph, ...body.slice(2)],
  }
}

test('articles that nobody changed are their sources again, byte for byte', async () => {
  await using desk = await importFixtures()
  const {counts, files, images} = await exportAll(desk)
  expect(counts).toEqual({source: ARTICLES.length, written: 0, unchanged: 0, refused: 0})
  expect(files.map(({path, messages}) => [path, messages])).toEqual(ARTICLES.map((path) => [path, []]))
  expect(images.written).toBeGreaterThan(10)
  for (const path of ARTICLES) {
    const [source, written] = await Promise.all(
      [desk.folder.file(path), desk.folder.file(join('out', path))].map((file) => readFile(file)),
    )
    expect({path, isSame: source?.equals(written ?? Buffer.of())}).toEqual({path, isSame: true})
  }
  expect(await importAgain(desk)).toEqual(contentOf(desk))
})

describe('articles that an editor changed', () => {
  test('come back from their files as the same documents', async () => {
    await using desk = await importFixtures()
    const articles = desk
      .all()
      .filter((document): document is SanityDocument & ArticleDocument => document._type === 'article')
    for (const [index, article] of articles.entries()) {
      await desk.client.patch(article._id).set(editArticle(article, index)).commit()
    }
    const {counts, files} = await exportAll(desk)
    expect(counts).toEqual({source: 0, written: ARTICLES.length, unchanged: 0, refused: 0})
    expect(files.flatMap(({path, messages}) => messages.map(({rule}) => `${path} ${rule}`))).toEqual([])
    expect(await importAgain(desk)).toEqual(contentOf(desk))
  })
})
