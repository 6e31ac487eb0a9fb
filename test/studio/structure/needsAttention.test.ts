import {expect, test} from 'vitest'

import {countValues, toNodeId} from '../../../studio/structure/articlesByValue.ts'
import {CONCERNS} from '../../../studio/structure/needsAttention.ts'
import {startLake} from '../../helpers/startLake.ts'

const REFERENCE = {_type: 'reference', _ref: 'article-gone', _weak: true}
const IMAGE = {_type: 'figure', _key: 'i', externalUrl: 'https://example.com/a.png'}

const linking = (...markDefs: object[]) => [
  {
    _type: 'block',
    _key: 'b',
    children: [],
    markDefs: markDefs.map((markDef, index) => ({_key: `${index}`, ...markDef})),
  },
]

/** Articles that need nothing but what their name says. */
const articles: Record<string, object> = {
  fine: {
    body: [
      ...linking({_type: 'link', href: 'https://example.com/a.md'}, {_type: 'link', href: '/notes'}),
      {_type: 'block', _key: 'seam', children: [{_type: 'inlineHtml', _key: 'x', html: '<!---->'}], markDefs: []},
    ],
  },
  'external-images': {coverImage: {...IMAGE, alt: 'A'}},
  'external-images-inside': {body: [{_type: 'callout', _key: 'c', content: [{...IMAGE, alt: 'A'}]}]},
  'images-without-text': {body: [{_type: 'figure', _key: 'i', asset: {_type: 'reference', _ref: 'a', _weak: true}}]},
  'lost-links': {body: linking({_type: 'articleLink', reference: REFERENCE})},
  'lost-links-to-files': {body: linking({_type: 'link', href: './Other.MD#part'})},
  'lost-links-to-scripts': {body: linking({_type: 'link', href: 'javascript:alert(1)'})},
  'lost-links-in-lists': {
    body: [
      {
        _type: 'list',
        _key: 'l',
        items: [{_type: 'listItem', _key: 'i', content: linking({_type: 'link', href: ''})}],
      },
    ],
  },
  'kept-source': {body: [{_type: 'htmlBlock', _key: 'h', html: '<b>'}]},
  'kept-source-among-words': {
    body: [{_type: 'block', _key: 'b', markDefs: [], children: [{_type: 'inlineSource', _key: 's', source: '{{a}}'}]}],
  },
  'without-excerpt': {excerpt: ''},
  'without-category': {category: undefined},
  'without-date': {publishedAt: undefined},
}

test('each list of what needs attention has the articles that need it, and no other', async () => {
  await using started = await startLake()
  const documents = Object.entries(articles).map(([name, fields]) => ({
    _id: name,
    _type: 'article',
    excerpt: 'Words.',
    publishedAt: '2025-01-01T00:00:00Z',
    category: {_type: 'reference', _ref: 'category', _weak: true},
    ...fields,
  }))
  await started.client.mutate(documents.map((create) => ({create})))
  for (const {id, filter} of CONCERNS) {
    const found = await started.client.fetch<string[]>(`*[_type == "article" && (${filter})]._id`)
    const expected = Object.keys(articles).filter((name) => name.startsWith(id))
    expect([id, found.sort()]).toEqual([id, expected.sort()])
  }
})

test('values are counted, by name, and what is none is left out', () => {
  expect(countValues(['b', 'A', 'b', '', null, 'v10', 'v9'])).toEqual([
    {value: 'A', count: 1},
    {value: 'b', count: 2},
    {value: 'v9', count: 1},
    {value: 'v10', count: 1},
  ])
})

test('every value has an id of its own that may stand in the address of a list', () => {
  const ids = ['JavaScript', 'a tag', 'a-tag', 'C++', 'C#', '日本語', 'value-1', '__edit__x', '3'].map(toNodeId)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.filter((id) => !/^[\w-]+$/.test(id) || id.startsWith('__'))).toEqual([])
  expect(ids[0]).toBe('JavaScript')
})
