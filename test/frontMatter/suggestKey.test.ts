import {expect, test} from 'vitest'

import {suggestKey} from '../../migrate/frontMatter/suggestKey.ts'

test.each([
  ['desciption', 'description'],
  ['titel', 'title'],
  ['tittle', 'title'],
  ['catgeory', 'category'],
  ['sulg', 'slug'],
  ['tgas', 'tags'],
  ['keywords', 'tags'],
  ['Teaser', 'excerpt'],
  ['dat', 'date'],
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
