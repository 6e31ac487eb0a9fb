import {rename, writeFile} from 'node:fs/promises'

import {expect, test} from 'vitest'

import type {ImportResult} from '../../migrate/types.ts'
import {article, png, setUp, type Desk} from '../cli/articles.ts'
import {callCli} from '../helpers/callCli.ts'
import {runImport} from './runImport.ts'

const run = (desk: Desk, ...paths: string[]): Promise<ImportResult> =>
  runImport(desk.folder.path, desk.lake.lake.url, {paths})

const outcomes = ({articles}: ImportResult) => articles.map(({path, outcome}) => [path, outcome])

const marksOf = async ({client}: Desk): Promise<unknown> =>
  client.fetch('*[_id == "article-a"][0].body[].markDefs[]{_type, "to": reference._ref, href}')

test('a broken link becomes a reference once its target arrives, and only then the article with it is written', async () => {
  await using desk = await setUp({'in/a.md': article('A', 'See [b](b.md) and ![no image](gone.png).')})
  await run(desk, 'in')
  expect(outcomes(await run(desk, 'in'))).toEqual([['in/a.md', 'unchanged']])
  await writeFile(desk.folder.file('in/b.md'), article('B'))
  expect(outcomes(await run(desk, 'in'))).toEqual([
    ['in/a.md', 'updated'],
    ['in/b.md', 'created'],
  ])
  expect(await marksOf(desk)).toEqual([{_type: 'articleLink', to: 'article-b', href: null}])
  expect((await run(desk, 'in')).counts.unchanged).toBe(2)
})

test('also where another run brought the target, by its slug; what an editor changed stays', async () => {
  await using desk = await setUp({
    'in/a.md': article('A', 'See [b](/b/).\n\nMore.'),
    'other/b.md': article('B'),
  })
  await run(desk, 'in')
  await run(desk, 'other')
  await desk.client.patch('article-a').set({subtitle: 'Mine'}).commit()
  expect(outcomes(await run(desk, 'in'))).toEqual([['in/a.md', 'merged']])
  expect(await marksOf(desk)).toEqual([{_type: 'articleLink', to: 'article-b', href: null}])
  expect(await desk.get('article-a')).toMatchObject({subtitle: 'Mine'})
  expect((await run(desk, 'in')).counts.unchanged).toBe(1)
})

test('an article of a version that did not keep which links led nowhere is looked at once more, and only once', async () => {
  await using desk = await setUp({'in/a.md': article('A', 'See [b](/b/).'), 'in/c.md': article('C')})
  await run(desk, 'in')
  for (const id of ['article-a', 'article-c']) await desk.client.patch(`migration.${id}`).unset(['openLinks']).commit()
  await desk.client.create({
    _id: 'made-by-an-editor',
    _type: 'article',
    title: 'B',
    slug: {_type: 'slug', current: 'b'},
  })
  expect(outcomes(await run(desk, 'in'))).toEqual([
    ['in/a.md', 'updated'],
    ['in/c.md', 'unchanged'],
  ])
  expect(await marksOf(desk)).toEqual([{_type: 'articleLink', to: 'made-by-an-editor', href: null}])
  const records = '*[_type == "migration.record"] | order(_id) {_rev, openLinks}'
  const before = await desk.client.fetch<unknown>(records)
  expect(before).toEqual([{openLinks: []}, {openLinks: []}].map((one) => ({...one, _rev: expect.any(String)})))
  expect((await run(desk, 'in')).counts.unchanged).toBe(2)
  expect(await desk.client.fetch(records)).toEqual(before)
})

test('an address that an article of the same run had before leads to it at once', async () => {
  await using desk = await setUp({
    'in/a.md': article('A', 'See [b](/old/b/).'),
    'in/b.md': '---\ntitle: B\naliases: [/old/b/]\n---\nWords.\n',
  })
  await run(desk, 'in')
  expect(await marksOf(desk)).toEqual([{_type: 'articleLink', to: 'article-b', href: null}])
  expect((await run(desk, 'in')).counts).toMatchObject({unchanged: 2, updated: 0})
})

test('a reference is right though its address leads nowhere now; one to an article that an editor deleted is not', async () => {
  await using desk = await setUp({
    'in/a.md': article('A', 'See [b](/b/).'),
    'in/b.md': article('B', 'Words.', {slug: 'b'}),
  })
  const verify = async (): Promise<unknown> => {
    const {code, stdout} = await callCli(['verify', '--json', '--lake', desk.lake.lake.url], {cwd: desk.folder.path})
    const {articles} = JSON.parse(stdout) as {articles: {path: string; messages: {rule: string}[]}[]}
    return [code, articles.find(({path}) => path === 'in/a.md')?.messages.map(({rule}) => rule)]
  }
  await run(desk, 'in')
  await writeFile(desk.folder.file('in/b.md'), article('B', 'Words.', {slug: 'other'}))
  await run(desk, 'in')
  expect(await verify()).toEqual([0, []])
  await desk.client.delete('article-b')
  expect(await verify()).toEqual([1, ['verify/reference']])
})

test('a reference stays where its source did not change, though the file it names moved', async () => {
  await using desk = await setUp({
    'in/a.md': article('A', 'See [b](b.md) and ![an image](a.png).'),
    'in/a.png': await png(1),
    'in/b.md': article('B'),
  })
  await run(desk, 'in')
  await rename(desk.folder.file('in/b.md'), desk.folder.file('in/c.md'))
  await run(desk, 'in')
  await writeFile(desk.folder.file('in/a.png'), await png(2))
  expect(outcomes(await run(desk, 'in'))).toEqual([
    ['in/a.md', 'updated'],
    ['in/c.md', 'unchanged'],
  ])
  expect(await marksOf(desk)).toEqual([{_type: 'articleLink', to: 'article-b', href: null}])
})

test('a link to a file that is refused stays open, and no later run writes anything for it', async () => {
  await using desk = await setUp({
    'in/a.md': article('A', 'See [b](b.md).'),
    'in/b.md': article('B', 'Words.', {slug: 'same'}),
    'in/c.md': article('C', 'Words.', {slug: 'same'}),
  })
  await run(desk, 'in')
  const before = await desk.get('migration.article-a')
  expect(outcomes(await run(desk, 'in'))[0]).toEqual(['in/a.md', 'unchanged'])
  expect(await desk.get('migration.article-a')).toEqual(before)
})

test('names of files are the same however Unicode writes their letters: in links, in the dataset and of images', async () => {
  const [one, two] = ['caf\u00E9', 'cafe\u0301']
  await using desk = await setUp({
    'in/a.md': article('A', `See [b](${one}.md), ![one](${one}.png)`),
    [`in/${two}.md`]: article('B', `See [a](a.md), [d](../out/${one}.md).`, {slug: 'b'}),
    [`in/${two}.png`]: await png(1),
    [`out/${two}.md`]: article('D', 'Words.', {slug: 'd'}),
  })
  expect((await run(desk, 'out')).counts.created).toBe(1)
  const {articles, assets} = await run(desk, 'in')
  expect([articles.flatMap(({messages}) => messages), assets.uploaded]).toEqual([[], 1])
  expect(await marksOf(desk)).toEqual([{_type: 'articleLink', to: 'article-b', href: null}])
  const linked = '*[_id == "article-b"][0].body[].markDefs[].reference._ref'
  expect(await desk.client.fetch(linked)).toEqual(['article-a', 'article-d'])
  expect((await run(desk, 'in')).counts.unchanged).toBe(2)
})

test('a broken link of raw HTML is told of with the line of its block', async () => {
  await using desk = await setUp({'in/a.md': article('A', 'Words.\n\nSee <a href="gone.md">it</a>.')})
  expect((await run(desk, 'in')).articles[0]?.messages).toMatchObject([{rule: 'links/broken', line: 7}])
})
