import {describe, expect, test} from 'vitest'

import {choosePaths} from '../../migrate/export/choosePaths.ts'
import {relativeAddress} from '../../migrate/export/relativeAddress.ts'
import {toArticlePath, toImagePath, toSlugPath} from '../../migrate/export/safePath.ts'

describe('the path of a source', () => {
  test.each([
    ['posts/a.md', 'posts/a.md'],
    ['./posts//b/../a.MDX', 'posts/a.MDX'],
    ['日本/é b.markdown', '日本/é b.markdown'],
    ['../a.md', undefined],
    ['posts/../../a.md', undefined],
    ['/etc/a.md', undefined],
    ['C:/a.md', undefined],
    ['posts\\a.md', undefined],
    ['.git/a.md', undefined],
    ['posts/.a.md', undefined],
    ['posts/a\0.md', undefined],
    ['posts/a.sh', undefined],
    ['', undefined],
  ])('%j is %j', (sourcePath, path) => {
    expect(toArticlePath(sourcePath)).toBe(path)
  })
})

describe('the path of a picture, named by posts/a.md', () => {
  test.each([
    ['b.png', 'posts/b.png'],
    ['./i/b%20c.JPG?x=1#y', 'posts/i/b c.JPG'],
    ['../b.svg', 'b.svg'],
    ['/b.webp', 'b.webp'],
    ['100%.png', 'posts/100%.png'],
    ['../../b.png', undefined],
    ['%2e%2e/%2e%2e/b.png', undefined],
    ['.hidden/b.png', undefined],
    ['b.md', undefined],
    ['b', undefined],
  ])('%j is %j', (src, path) => {
    expect(toImagePath(src, 'posts/a.md')).toBe(path)
  })
})

test.each([
  ['a', 'a.md'],
  ['blog/My Post/', 'blog/my-post.md'],
  ['../../.ssh/x', 'ssh/x.md'],
  ['', 'article-x-y.md'],
  [undefined, 'article-x-y.md'],
])('the path of an article with the slug %j is %j', (slug, path) => {
  expect(toSlugPath(slug, 'article-x.y')).toBe(path)
})

describe('two articles never have one path', () => {
  test.each([
    {
      what: 'sources come before slugs, then the order of ids',
      heads: [
        {id: 'c', slug: 'a'},
        {id: 'a', slug: 'a'},
        {id: 'b', slug: 'b', sourcePath: 'a.md'},
        {id: 'd', slug: 'a-2'},
      ],
      paths: {b: 'a.md', a: 'a-3.md', c: 'a-4.md', d: 'a-2.md'},
    },
    {
      what: 'case and forms of Unicode make no difference',
      heads: [
        {id: 'a', sourcePath: 'Caf\u00e9.md'},
        {id: 'b', sourcePath: 'cafe\u0301.md'},
      ],
      paths: {a: 'Caf\u00e9.md', b: 'cafe\u0301-2.md'},
    },
  ])('$what', ({heads, paths}) => {
    const chosen = choosePaths(heads)
    expect(Object.fromEntries([...chosen].map(([id, {path}]) => [id, path]))).toEqual(paths)
    expect(choosePaths(heads.toReversed())).toEqual(chosen)
    for (const {path, message} of chosen.values())
      expect([/-[34]\.md$|\u0301-2/.test(path), message?.rule]).toEqual([
        message !== undefined,
        message && 'export/path-taken',
      ])
  })

  test('the message names the other article, a source outside the folder its path', () => {
    const chosen = choosePaths([
      {id: 'a', slug: 'x'},
      {id: 'b', slug: 'x'},
      {id: 'c', slug: 'y', sourcePath: '../y.md'},
    ])
    expect([...chosen.values()].map(({message}) => message?.reason)).toEqual([
      undefined,
      'The source was "../y.md", which is no path of a Markdown file inside this folder, so the article is written as y.md.',
      'The path x.md is that of a, so this article is written as x-2.md. Give it another slug to choose the name.',
    ])
  })
})

test.each([
  ['a.md', 'b.md', 'b.md'],
  ['a/b/c.md', 'a/b/d.md', 'd.md'],
  ['a/b/c.md', 'a/x.png', '../x.png'],
  ['a/b.md', 'c/d/e.png', '../c/d/e.png'],
  ['a.md', 'a/b.md', 'a/b.md'],
  ['a/b.md', 'a.md', '../a.md'],
  ['a/a.md', 'a/a/a.md', 'a/a.md'],
  ['a.md', 'x: y#(1)?%/日 本.md', 'x%3A%20y%23(1)%3F%25/日%20本.md'],
])('from %j, %j is %j', (from, to, address) => {
  expect(relativeAddress(from, to)).toBe(address)
})
