import {expect, test} from 'vitest'

import {runCli, runImport} from '../helpers/runCli.ts'
import {article, setUp} from './articles.ts'

const REFERENCES = '*[_id in $ids] | order(_id).body[].markDefs[]{_type, href, "to": reference._ref, fragment}'

test('links between articles become references, in any order; a broken one is named with its place', async () => {
  await using desk = await setUp({
    'blog/a.md': article('A', 'See [b](./b.md#part) and [me](/blog/a/).\n\n- And [nobody](gone.md).'),
    'blog/b.md': article('B', 'Back to [a](a.md), over to [old](/blog/old/).'),
  })
  await desk.client.create({_id: 'article-old', _type: 'article', title: 'Old', slug: {_type: 'slug', current: 'old'}})
  const args = ['blog', '--link-base', '/blog/', '--lake', desk.lake.lake.url]
  const {code, result} = await runImport(args, {cwd: desk.folder.path})

  expect(code).toBe(0)
  expect(result.articles.map(({path, messages}) => [path, messages])).toEqual([
    [
      'blog/a.md',
      [
        {
          severity: 'warning',
          rule: 'links/broken',
          reason:
            'The link to `gone.md` leads to no article of this run or of the dataset, so it stays a link to that address. Correct it, or import the file it names as well.',
          line: 7,
          column: 7,
          source: 'gone.md',
        },
      ],
    ],
    ['blog/b.md', []],
  ])
  const links = await desk.client.fetch(REFERENCES, {ids: ['article-a', 'article-b']})
  expect(links).toEqual([
    {_type: 'articleLink', href: null, to: 'article-b', fragment: 'part'},
    {_type: 'articleLink', href: null, to: 'article-a', fragment: null},
    {_type: 'link', href: 'gone.md', to: null, fragment: null},
    {_type: 'articleLink', href: null, to: 'article-a', fragment: null},
    {_type: 'articleLink', href: null, to: 'article-old', fragment: null},
  ])
  const verified = await runCli(['verify', '--json', '--lake', desk.lake.lake.url], {cwd: desk.folder.path})
  expect({code: verified.code, counts: (JSON.parse(verified.stdout) as {counts: object}).counts}).toMatchObject({
    code: 0,
    counts: {equal: 2, wrong: 0},
  })
  const again = await runImport(args, {cwd: desk.folder.path})
  expect(again.result.counts).toMatchObject({unchanged: 2, created: 0, updated: 0})
})

test('an article that was imported earlier is found by the path of its source', async () => {
  await using desk = await setUp({'a.md': article('A', '[b](b.md)'), 'b.md': article('Some other title')})
  await runImport(['b.md', '--lake', desk.lake.lake.url], {cwd: desk.folder.path})
  await runImport(['a.md', '--lake', desk.lake.lake.url], {cwd: desk.folder.path})
  expect(await desk.client.fetch(REFERENCES, {ids: ['article-a']})).toMatchObject([{to: 'article-some-other-title'}])
})
