import {writeFile} from 'node:fs/promises'

import {expect, test} from 'vitest'

import {png, setUp, type Desk} from '../cli/articles.ts'
import {callCli} from '../helpers/callCli.ts'
import {runImport} from './runImport.ts'

const run = (desk: Desk) =>
  runImport(desk.folder.path, desk.lake.lake.url, {
    paths: ['vault'],
    convert: {dialect: 'obsidian', frontMatter: {optional: true}, roots: ['vault']},
  })

test('a vault names notes and pictures wherever they are, in front matter too', async () => {
  await using desk = await setUp({
    'vault/Books/Out of Control.md':
      '---\ncover: "[[Cover.png]]"\nauthor: ["[[People/Kevin Kelly|Kevin Kelly]]"]\ncategories: ["[[Books]]"]\n---\nSee [[hives#Bees|bees]], [[Gone]] and [it](Beside.md).\n\n![[Pictures/hive.png]]\n\n![[plain.png]]\n',
    'vault/Books/Beside.md': 'Words.\n',
    'vault/Ideas/deep/Hives.md': 'Back to [[Out of Control]].\n',
    'vault/Attachments/cover.png': await png(1),
    'vault/Attachments/Pictures/hive.png': await png(2),
    'vault/Attachments/hive.png': await png(3),
    'vault/Books/plain.png': await png(4),
    'vault/Attachments/plain.png': await png(5),
    'cover.png': await png(6),
    'vault/.trash/Hives.md': 'No note any more.\n',
  })
  const {counts, assets, articles} = await run(desk)
  expect([counts.created, assets]).toEqual([3, {uploaded: 3, reused: 0, external: 0}])
  expect(articles.flatMap(({messages}) => messages.filter(({rule}) => /^(?:links|image)\//.test(rule)))).toEqual([])
  const query = `*[_id == "article-out-of-control"][0]{
    "author": author._ref, "category": category._ref, "cover": coverImage.asset->originalFilename,
    "images": body[_type == "figure"].asset->originalFilename,
    "links": body[_type == "block"].markDefs[]{"to": reference._ref, fragment, href}
  }`
  expect(await desk.client.fetch(query)).toEqual({
    author: 'author-kevin-kelly',
    category: 'category-books',
    cover: 'cover.png',
    images: ['hive.png', 'plain.png'],
    links: [
      {to: 'article-hives', fragment: 'Bees', href: null},
      {to: null, fragment: null, href: 'Gone'},
      {to: 'article-beside', fragment: null, href: null},
    ],
  })
  expect((await callCli(['verify', '--lake', desk.lake.lake.url], {cwd: desk.folder.path})).code).toBe(0)

  await writeFile(desk.folder.file('vault/Ideas/Gone.md'), 'Here again.\n')
  expect((await run(desk)).counts).toMatchObject({created: 1, updated: 1, unchanged: 2})
  expect(await desk.client.fetch(`${query}.links[1].to`)).toBe('article-gone')
  expect((await run(desk)).counts).toMatchObject({unchanged: 4})
})
