import {writeFile} from 'node:fs/promises'

import {expect, test} from 'vitest'

import type {ImportResult} from '../../migrate/types.ts'
import {article, setUp, type Desk} from '../cli/articles.ts'
import {runImport} from './runImport.ts'

const languages = ['en', 'de', 'fr']

const run = (desk: Desk, ...paths: string[]): Promise<ImportResult> =>
  runImport(desk.folder.path, desk.lake.lake.url, {paths, convert: {languages}})

async function linksOf({client}: Desk, id: string): Promise<unknown> {
  return client.fetch('*[_id == $id][0].body[].markDefs[].reference._ref', {id})
}

const tea = {
  'site/de/tea.md': article('Tee', 'Aufgiessen.', {slug: 'tea'}),
  'site/en/tea.md': article('Tea', 'Pour.', {slug: 'tea'}),
}

test('a link to a slug that several languages have leads to the own one first, then to that of the main language', async () => {
  await using desk = await setUp({
    'site/de/tea.md': article('Tee', 'In [English](/tea/), [hier](/de/tea/).', {slug: 'tea'}),
    'site/en/tea.md': article('Tea', '[Here](/tea/), in [German](/de/tea/).', {slug: 'tea'}),
    'site/de/a.md': article('A', '[own](/tea/) [en](/en/tea) [de](/de/tea/)', {slug: 'a-de'}),
    'site/en/a.md': article('A', '[own](/tea/) [en](/en/tea) [de](/de/tea/)', {slug: 'a-en'}),
    'site/fr/a.md': article('A', '[main](/tea/) [none](/fr/tea/)', {slug: 'a-fr'}),
  })
  await run(desk, 'site')
  expect(await linksOf(desk, 'article-tea')).toEqual(['article-tea', 'article-tea-de'])
  expect(await linksOf(desk, 'article-tea-de')).toEqual(['article-tea', 'article-tea-de'])
  expect(await linksOf(desk, 'article-a-de-de')).toEqual(['article-tea-de', 'article-tea', 'article-tea-de'])
  expect(await linksOf(desk, 'article-a-en')).toEqual(['article-tea', 'article-tea', 'article-tea-de'])
  expect(await linksOf(desk, 'article-a-fr-fr')).toEqual(['article-tea', null])
  expect((await run(desk, 'site')).counts).toMatchObject({unchanged: 5, updated: 0})
})

test('the one in its language is found where only the dataset has it, and the run has another', async () => {
  await using desk = await setUp({...tea, 'site/en/a.md': article('A', '[tea](/tea/)', {language: 'de', slug: 'a'})})
  await run(desk, 'site/de')
  await run(desk, 'site/en')
  expect(await linksOf(desk, 'article-a-de')).toEqual(['article-tea-de'])
})

test('a link to another language is looked up again until there is one in the own', async () => {
  await using desk = await setUp({
    'site/en/tea.md': tea['site/en/tea.md'],
    'site/de/a.md': article('A', '[tea](/tea/)', {slug: 'a'}),
  })
  await run(desk, 'site')
  expect((await run(desk, 'site')).counts).toMatchObject({unchanged: 2})
  expect(await linksOf(desk, 'article-a-de')).toEqual(['article-tea'])
  await writeFile(desk.folder.file('site/de/tea.md'), tea['site/de/tea.md'])
  expect((await run(desk, 'site')).counts).toMatchObject({unchanged: 1, updated: 1, created: 1})
  expect(await linksOf(desk, 'article-a-de')).toEqual(['article-tea-de'])
  expect((await run(desk, 'site')).counts).toMatchObject({unchanged: 3})
})

test('a link that differs from the path of one file in case alone leads there, and says so', async () => {
  await using desk = await setUp({
    'site/other.md': article('Other'),
    'site/Two.md': article('Two', 'Words.', {slug: 'one-of-two'}),
    'site/two.md': article('Two', 'Words.', {slug: 'two-of-two'}),
    'site/a.md': article('A', '[b](./Other.md), [two](TWO.md), [exact](two.md)'),
  })
  const {articles} = await run(desk, 'site')
  expect(await linksOf(desk, 'article-a')).toEqual(['article-other', null, 'article-two-of-two'])
  expect(articles.flatMap(({messages}) => messages)).toEqual([
    expect.objectContaining({rule: 'links/broken', line: 5, source: 'TWO.md'}),
    {
      severity: 'warning',
      rule: 'links/other-case',
      reason:
        'There is no article at `./Other.md`, so the link leads to `site/other.md`, which differs in upper and lower case alone. Write it as the file is called: other systems do not find it.',
      line: 5,
      column: 1,
      source: './Other.md',
    },
  ])

  await writeFile(desk.folder.file('site/a.md'), article('A', 'Again: [b](./Other.md), [two](TWO.md)'))
  await run(desk, 'site/a.md')
  expect(await linksOf(desk, 'article-a')).toEqual(['article-other', null])
})
