import {expect, test} from 'vitest'

import {suggestKey} from '../../migrate/frontMatter/suggestKey.ts'

test.each([
  ['desciption', 'description'],
  ['Description', 'description'],
  ['titel', 'title'],
  ['tittle', 'title'],
  ['catgeory', 'category'],
  ['sulg', 'slug'],
  ['tag', 'tags'],
  ['dat', 'date'],
  ['cover_image', 'coverImage'],
  ['SEO Title', 'seoTitle'],
  ['metatitle', 'seoTitle'],
  ['meta-description', 'seoDescription'],
  ['categories', 'category'],
  ['authors', 'author'],
  ['heroImage', 'coverImage'],
  ['pubDate', 'date'],
  ['ms.date', undefined],
  ['layout', undefined],
  ['permalink', undefined],
  ['draft', undefined],
  ['weight', undefined],
  ['type', undefined],
  ['toc', undefined],
  ['id', undefined],
  ['_comment', undefined],
  ['日付', undefined],
  ['constructor', undefined],
  ['', undefined],
  ['description'.repeat(10_000), undefined],
])('%s → %s', (key, suggestion) => {
  expect(suggestKey(key)).toBe(suggestion)
})
