import {expect, test} from 'vitest'

import {fromCacheLine, toCacheLine, type CacheEntry} from '../../migrate/cache/cacheEntry.ts'

const SETTINGS = '{"dialect":"plain"}'

const plain: CacheEntry = {
  path: 'posts/tea.md',
  stamp: '10 20 30 40',
  sketch: {article: {_id: 'article-tea', slug: {_type: 'slug', current: 'tea'}}, sourceHash: 'abc'},
  revision: 'run-1',
  record: {
    sourcePath: 'posts/tea.md',
    sourceHash: 'abc',
    conversionSettings: SETTINGS,
    publication: 'published',
    pendingImages: [],
    openLinks: [],
  },
  images: [],
}

const rich: CacheEntry = {
  ...plain,
  sketch: {
    article: {...plain.sketch.article, language: 'de', publishedAt: '2026-01-01T00:00:00Z'},
    sourceHash: 'abc',
    draft: true,
  },
  record: {
    ...plain.record,
    publication: 'draft',
    publishFrom: '2027-01-01T00:00:00Z',
    pendingImages: ['cup.png'],
    openLinks: ['./coffee.md'],
    conflicts: ['title'],
    imageFiles: '[]',
  },
  images: [['/site/pot.png', '1 2 3 4']],
}

test.each([
  ['an article that has nothing but its slug', plain],
  ['one that has all there is', rich],
  ['one whose record does not say whether it is published', {...plain, record: {...plain.record, publication: null}}],
])('%s is read as it was written', (_, entry) => {
  const line = toCacheLine(entry, SETTINGS) ?? ''
  const tab = line.indexOf('\t')
  expect(fromCacheLine(line.slice(0, tab), line.slice(tab + 1), SETTINGS)).toEqual(entry)
})

test.each([
  ['of another source', {sourcePath: 'posts/coffee.md'}],
  ['of another text', {sourceHash: 'abd'}],
  ['of another conversion', {conversionSettings: '{}'}],
])('an entry whose record is %s is of no use', (_, record) => {
  expect(toCacheLine({...plain, record: {...plain.record, ...record}}, SETTINGS)).toBeUndefined()
})
