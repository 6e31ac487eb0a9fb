import {copyFile, rename, rm, writeFile} from 'node:fs/promises'

import {describe, expect, test} from 'vitest'

import type {ConverterSettings} from '../../migrate/convert/options.ts'
import type {ImportResult} from '../../migrate/types.ts'
import {article, setUp, type Desk} from '../cli/articles.ts'
import {callCli} from '../helpers/callCli.ts'
import {runImport} from './runImport.ts'

const run = (desk: Desk, options: Parameters<typeof runImport>[2] = {}): Promise<ImportResult> =>
  runImport(desk.folder.path, desk.lake.lake.url, options)

const slugged = (title: string, slug: string, more: Record<string, string> = {}) =>
  article(title, 'Pour.', {slug, ...more})

/** Ids, slugs and languages of the articles. */
const articlesOf = (desk: Desk): unknown[] =>
  desk
    .all()
    .filter(({_type}) => _type === 'article')
    .map(({_id, slug, language}) => [_id, (slug as {current: string}).current, ...(language ? [language] : [])])

const outcomes = ({articles}: ImportResult) => articles.map(({path, outcome}) => [path, outcome])

const reasons = ({articles}: ImportResult, rule: string) =>
  articles.flatMap(({path, messages}) =>
    messages.filter((message) => message.rule === rule).map(({line, reason}) => [`${path}:${line}`, reason]),
  )

describe('an article is known by the path of its source', () => {
  test('a new slug changes the article, and makes no second one', async () => {
    await using desk = await setUp({'tea.md': slugged('Tea', 'tea')})
    await run(desk)
    await writeFile(desk.folder.file('tea.md'), slugged('Tea', 'green-tea'))
    expect(outcomes(await run(desk))).toEqual([['tea.md', 'updated']])
    expect(articlesOf(desk)).toEqual([['article-tea', 'green-tea']])
    expect(outcomes(await run(desk))).toEqual([['tea.md', 'unchanged']])
    expect((await callCli(['verify', '--lake', desk.lake.lake.url], {cwd: desk.folder.path})).code).toBe(0)
  })

  test('one that moved with its slug is known by its text, and what an editor changed stays', async () => {
    await using desk = await setUp({'old/tea.md': article('Tea', 'Pour.'), 'milk.md': article('Milk', 'Drink.')})
    const convert: ConverterSettings = {slugs: {from: 'path'}}
    await run(desk, {convert})
    await desk.client.patch('article-old-tea-35aab9c0').set({subtitle: 'Mine'}).commit()
    await rename(desk.folder.file('old/tea.md'), desk.folder.file('green.md'))
    expect(outcomes(await run(desk, {convert}))).toEqual([
      ['green.md', 'merged'],
      ['milk.md', 'unchanged'],
    ])
    expect(articlesOf(desk)).toEqual([
      ['article-milk', 'milk'],
      ['article-old-tea-35aab9c0', 'green'],
    ])
    expect(await desk.get('article-old-tea-35aab9c0')).toMatchObject({subtitle: 'Mine'})
    expect((await run(desk, {convert})).counts).toMatchObject({unchanged: 2, orphaned: 0})

    // Which of two it became, nobody knows.
    await rename(desk.folder.file('green.md'), desk.folder.file('one.md'))
    await copyFile(desk.folder.file('one.md'), desk.folder.file('two.md'))
    expect((await run(desk, {convert})).counts).toMatchObject({created: 2, orphaned: 1})
  })

  test('two files may exchange their slugs', async () => {
    await using desk = await setUp({'a.md': slugged('A', 'one'), 'b.md': slugged('B', 'two')})
    await run(desk)
    await writeFile(desk.folder.file('a.md'), slugged('A', 'two'))
    await writeFile(desk.folder.file('b.md'), slugged('B', 'one'))
    await run(desk)
    expect(articlesOf(desk)).toEqual([
      ['article-one', 'two'],
      ['article-two', 'one'],
    ])
  })

  test('a slug that another article of the dataset has is refused, also where its file is not part of the run', async () => {
    await using desk = await setUp({'a.md': slugged('A', 'one'), 'b.md': slugged('B', 'two')})
    await run(desk)
    await writeFile(desk.folder.file('a.md'), slugged('A', 'two'))
    const result = await run(desk, {paths: ['a.md']})
    expect(reasons(result, 'document/duplicate-slug')).toEqual([
      ['a.md:3', 'The slug `two` belongs to b.md, which was imported before. Give each article a slug of its own.'],
    ])
    expect(articlesOf(desk)).toEqual([
      ['article-one', 'one'],
      ['article-two', 'two'],
    ])
  })
})

describe('languages', () => {
  const [EN, DE] = [slugged('Tea', 'tea', {lang: 'en'}), slugged('Tee', 'tea', {lang: 'de'})]

  test('two articles in two languages may have one slug, and the next run has nothing to do', async () => {
    await using desk = await setUp({'en.md': EN, 'de.md': DE})
    expect((await run(desk)).counts.created).toBe(2)
    expect(articlesOf(desk)).toEqual([
      ['article-tea-de', 'tea', 'de'],
      ['article-tea-en', 'tea', 'en'],
    ])
    expect((await run(desk)).counts.unchanged).toBe(2)
  })

  test.each([[['en.md'], ['de.md'], ['none.md']], [['none.md', 'de.md'], ['en.md']], [['none.md', 'en.md', 'de.md']]])(
    'ids are the same whichever runs they come in: %j',
    async (...runs) => {
      await using desk = await setUp({'en.md': EN, 'de.md': DE, 'none.md': slugged('Any tea', 'tea')})
      for (const paths of runs) await run(desk, {paths})
      expect(articlesOf(desk)).toEqual([
        ['article-tea', 'tea'],
        ['article-tea-de', 'tea', 'de'],
        ['article-tea-en', 'tea', 'en'],
      ])
      expect((await run(desk)).counts.unchanged).toBe(3)
    },
  )

  test('one whose id an article in another language has, as the main language was another, gets one with its own', async () => {
    await using desk = await setUp({'en.md': EN, 'de.md': DE})
    await run(desk, {paths: ['de.md'], convert: {languages: ['de']}})
    await run(desk, {convert: {languages: ['en', 'de']}})
    expect(articlesOf(desk)).toEqual([
      ['article-tea', 'tea', 'de'],
      ['article-tea-en', 'tea', 'en'],
    ])
  })

  test('folders and names say the language where the setting names them; ids follow from the source alone', async () => {
    await using desk = await setUp({
      'tea.md': slugged('Tea', 'tea'),
      'tea.de.md': slugged('Tee', 'tea'),
      'fr/tea.md': slugged('Thé', 'tea'),
      'notes.v2.md': slugged('Notes', 'notes'),
    })
    const convert: ConverterSettings = {languages: ['en', 'de', 'fr']}
    await run(desk, {convert})
    expect(articlesOf(desk)).toEqual([
      ['article-notes', 'notes', 'en'],
      ['article-tea', 'tea', 'en'],
      ['article-tea-de', 'tea', 'de'],
      ['article-tea-fr', 'tea', 'fr'],
    ])
    expect((await run(desk, {convert})).counts.unchanged).toBe(4)
  })

  test('the same slug twice in one language is an error for each, with file and line, and nothing is written', async () => {
    await using desk = await setUp({'a.md': DE, 'b.md': DE, 'en.md': EN})
    const result = await run(desk)
    expect([result.counts.created, result.counts.failed]).toEqual([1, 2])
    expect(reasons(result, 'document/duplicate-slug')).toEqual([
      ['a.md:3', 'The slug `tea` in the language `de` is also that of b.md:3. Give each article a slug of its own.'],
      ['b.md:3', 'The slug `tea` in the language `de` is also that of a.md:3. Give each article a slug of its own.'],
    ])
    expect(articlesOf(desk)).toEqual([['article-tea-en', 'tea', 'en']])
  })
})

describe('slugs and ids as the settings say', () => {
  test.each<{what: string; convert: ConverterSettings; expected: unknown[]}>([
    {what: 'by default', convert: {}, expected: ['article-green-tea', 'green-tea']},
    {what: 'file', convert: {slugs: {from: 'file'}}, expected: ['article-tea', 'tea']},
    {
      what: 'path below the root',
      convert: {slugs: {from: 'path'}, roots: ['content']},
      expected: ['article-guides-tea-aab5ef85', 'guides/tea'],
    },
    {
      what: 'function',
      convert: {slugs: {from: ({publishedAt, title}) => `/blog/${publishedAt?.slice(0, 4)}/${title}/`}},
      expected: ['article-blog-2024-green-tea-a961c709', 'blog/2024/green-tea'],
    },
    {what: 'prefix', convert: {ids: {prefix: 'post_'}}, expected: ['post_green-tea', 'green-tea']},
    {
      what: 'id from the path',
      convert: {ids: {from: 'path'}, roots: ['content']},
      expected: ['article-guides-2024-05-02-tea-78fe25e4', 'green-tea'],
    },
  ])('$what', async ({convert, expected}) => {
    await using desk = await setUp({'content/guides/2024-05-02-tea.md': article('Green Tea')})
    await run(desk, {convert, threads: 1})
    expect(articlesOf(desk)).toEqual([expected])
    expect((await run(desk, {convert})).counts.unchanged).toBe(1)
  })

  test('a setting for ids leaves what was imported the ids it has', async () => {
    await using desk = await setUp({'tea.md': article('Tea')})
    await run(desk)
    await run(desk, {convert: {ids: {prefix: 'post-'}}})
    expect(articlesOf(desk)).toEqual([['article-tea', 'tea']])
  })
})

describe('--adopt', () => {
  const foreign = (_id: string, more: Record<string, unknown> = {}) => ({
    _id,
    _type: 'article',
    title: 'Tea',
    slug: {_type: 'slug', current: 'tea'},
    ...more,
  })

  test('takes over an article that has the slug under an id of its own', async () => {
    await using desk = await setUp({'tea.md': slugged('Tea', 'tea')})
    await desk.client.create(foreign('made-by-hand', {subtitle: 'Green'}))
    const refused = await run(desk)
    expect([outcomes(refused), reasons(refused, 'plan/not-imported')[0]?.[1]]).toEqual([
      [['tea.md', 'conflict']],
      expect.stringContaining('An article with the id made-by-hand is in the dataset'),
    ])
    await run(desk, {adopt: true})
    expect(articlesOf(desk)).toEqual([['made-by-hand', 'tea']])
    expect(await desk.get('made-by-hand')).toMatchObject({subtitle: 'Green', body: [{children: [{text: 'Pour.'}]}]})
    expect((await run(desk)).counts.unchanged).toBe(1)
  })

  test('not one in another language', async () => {
    await using desk = await setUp({'tea.md': slugged('Tee', 'tea', {lang: 'de'})})
    await desk.client.create(foreign('made-by-hand', {language: 'en'}))
    await run(desk, {adopt: true})
    expect(articlesOf(desk)).toEqual([
      ['article-tea-de', 'tea', 'de'],
      ['made-by-hand', 'tea', 'en'],
    ])
  })
})

test('an article whose slug changed is an orphan under its own id once its file is gone', async () => {
  await using desk = await setUp({'in/tea.md': slugged('Tea', 'tea'), 'in/milk.md': article('Milk')})
  await run(desk)
  await writeFile(desk.folder.file('in/tea.md'), slugged('Tea', 'green-tea'))
  await run(desk)
  await rm(desk.folder.file('in/tea.md'))
  const {articles} = await run(desk)
  expect(articles.map(({id, outcome}) => [id, outcome])).toEqual([
    ['article-milk', 'unchanged'],
    ['article-tea', 'orphaned'],
  ])
})
