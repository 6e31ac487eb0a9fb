import {writeFile} from 'node:fs/promises'

import {expect, test} from 'vitest'

import type {ImportResult} from '../../migrate/types.ts'
import {setUp, type Desk} from '../cli/articles.ts'
import {callCli} from '../helpers/callCli.ts'
import {runImport} from './runImport.ts'

const article = (title: string, ...lines: string[]): string =>
  `---\ntitle: ${title}\n${lines.join('\n')}\n---\n\nWords.\n`

const run = (desk: Desk, options: Parameters<typeof runImport>[2] = {}): Promise<ImportResult> =>
  runImport(desk.folder.path, desk.lake.lake.url, options)

const reasons = ({articles}: ImportResult) =>
  articles.flatMap(({path, messages}) =>
    messages.flatMap(({rule, reason}) => (rule === 'document/spelling' ? [`${path}: ${reason.split('. ')[0]}`] : [])),
  )

const TAGS = '*[_type == "article"] | order(_id).tags'
const NAMED = '*[_type in ["category", "author"]] | order(_id){_id, "name": coalesce(name, title)}'

const FILES = {
  'a.md': article('A', 'tags: [JavaScript, Web]', 'category: Node.js', 'authors: [Ada Lovelace, Bob]'),
  'b.md': article('B', 'tags: [" Javascript ", "java-script"]', 'category: node-js', 'authors: [bob, ada  lovelace]'),
  'c.md': article('C', 'tags: [JavaScript, C, "C#"]', 'category: Node.js', 'author: Ada Lovelace'),
}

test('names in several spellings become one, that of most articles; each article that spells otherwise says so', async () => {
  await using desk = await setUp(FILES)
  expect(reasons(await run(desk))).toEqual([
    'b.md: The tag `Javascript` is spelled `JavaScript`, as in a.md, c.md',
    'b.md: The tag `java-script` is spelled `JavaScript`, as in a.md, c.md',
    'b.md: The category `node-js` is spelled `Node.js`, as in a.md, c.md',
    'b.md: The author `bob` is spelled `Bob`, as in a.md',
    'b.md: The author `ada  lovelace` is spelled `Ada Lovelace`, as in a.md, c.md',
  ])
  expect(await desk.client.fetch(TAGS)).toEqual([['JavaScript', 'Web'], ['JavaScript'], ['JavaScript', 'C', 'C#']])
  expect(await desk.client.fetch(NAMED)).toEqual([
    {_id: 'author-ada-lovelace', name: 'Ada Lovelace'},
    {_id: 'author-bob', name: 'Bob'},
    {_id: 'category-node-js', name: 'Node.js'},
  ])
  expect((await run(desk)).counts.unchanged).toBe(3)
  expect((await callCli(['verify', '--lake', desk.lake.lake.url], {cwd: desk.folder.path})).code).toBe(0)
})

test('a later run spells as the dataset does, whatever most of its articles do', async () => {
  await using desk = await setUp({'a.md': article('A', 'tags: [JavaScript]')})
  await run(desk)
  await writeFile(desk.folder.file('b.md'), article('B', 'tags: [javascript]'))
  await writeFile(desk.folder.file('c.md'), article('C', 'tags: [javascript]'))
  await run(desk)
  expect(await desk.client.fetch(TAGS)).toEqual([['JavaScript'], ['JavaScript'], ['JavaScript']])
})

test('the setting keeps them apart, and what was imported so is no conflict afterwards', async () => {
  await using desk = await setUp(FILES)
  const apart = {convert: {frontMatter: {mergeSpellings: false}}}
  expect(reasons(await run(desk, apart))).toEqual([])
  const {counts} = await run(desk)
  expect([counts.updated, counts.conflict]).toEqual([1, 0])
})

test('a check says so too', async () => {
  await using desk = await setUp(FILES)
  const {stdout, stderr} = await callCli(['check', '.'], {cwd: desk.folder.path})
  expect(stdout + stderr).toContain('The tag `Javascript` is spelled `JavaScript`, as in a.md, c.md')
})
