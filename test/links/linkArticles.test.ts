import {expect, test} from 'vitest'

import {toPortableText} from '../../migrate/convert/toPortableText.ts'
import {createArticleIndex} from '../../migrate/links/articleIndex.ts'
import {linkArticles} from '../../migrate/links/linkArticles.ts'
import {walkBlocks} from '../../src/portable-text/walkBlocks.ts'

const index = createArticleIndex([
  {id: 'article-tea', slug: 'drinks/tea', path: 'posts/tea.md', redirectFrom: ['/Old/Tea/']},
  {id: 'article-pots', slug: 'pots', path: 'posts/pots/index.md'},
  {id: 'article-late', slug: 'pots', path: 'other/late.md'},
])

function link(markdown: string) {
  return linkArticles(toPortableText(markdown).blocks, {
    path: 'posts/one.md',
    find: (candidates) => index.find(candidates),
  })
}

function marksOf(markdown: string): unknown[] {
  const blocks = [...walkBlocks(link(markdown).blocks)]
  return blocks.flatMap((block) => (block._type === 'block' ? block.markDefs.map(({_key, ...mark}) => mark) : []))
}

test.each([
  ['[a](tea.md)', {reference: {_type: 'reference', _ref: 'article-tea', _weak: true}}],
  [
    '[a](./tea.md#the-leaf "Leaf")',
    {
      reference: {_type: 'reference', _ref: 'article-tea', _weak: true},
      fragment: 'the-leaf',
      title: 'Leaf',
    },
  ],
  ['[a](pots/)', {reference: {_type: 'reference', _ref: 'article-pots', _weak: true}}],
  ['[a](/drinks/tea/)', {reference: {_type: 'reference', _ref: 'article-tea', _weak: true}}],
  ['[a](/old/tea)', {reference: {_type: 'reference', _ref: 'article-tea', _weak: true}}],
  ['[a](/pots)', {reference: {_type: 'reference', _ref: 'article-pots', _weak: true}}],
])('%s is a reference', (markdown, mark) => {
  expect(marksOf(markdown)).toEqual([{_type: 'articleLink', ...mark}])
})

test('at any depth, and the words keep their marks', () => {
  const markdown = '> - a\n>\n>   [b](tea.md)\n\n| [c](tea.md) |\n| --- |\n| *[d](tea.md)* |'
  const before = toPortableText(markdown).blocks
  const {blocks} = linkArticles(before, {path: 'posts/one.md', find: (candidates) => index.find(candidates)})
  expect(marksOf(markdown).map((mark) => (mark as {_type: string})._type)).toEqual(Array(3).fill('articleLink'))
  const spansOf = (body: typeof blocks): unknown[] =>
    [...walkBlocks(body)].flatMap((block) => (block._type === 'block' ? block.children : []))
  expect(spansOf(blocks)).toEqual(spansOf(before))
})

test('what leads to no article stays, and a Markdown file that is none is named', () => {
  const markdown = 'A [b](https://example.org) and [c](img.png).\n\n- [d](gone.md#x), [e](/gone/)'
  const {blocks} = toPortableText(markdown)
  const linked = linkArticles(blocks, {path: 'posts/one.md', find: (candidates) => index.find(candidates)})
  expect(linked.blocks).toBe(blocks)
  const [, item] = blocks
  expect(linked.broken).toEqual([
    {href: 'gone.md#x', key: `${item?._key}.${item?._type === 'block' ? item.markDefs[0]?._key : ''}`},
  ])
})
