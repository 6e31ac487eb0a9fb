import {describe, expect, test} from 'vitest'

import {createDocumentCache} from '../../../src/lake/store/documentCache.ts'

const document = (_id: string): Parameters<ReturnType<typeof createDocumentCache>['put']>[0] => ({
  _id,
  _type: 't',
  _rev: 'r',
  _createdAt: '',
  _updatedAt: '',
})

/** Ids in the order in which they were kept, as far as they are still there. */
const kept = (cache: ReturnType<typeof createDocumentCache>, ids: string): string =>
  Array.from(ids)
    .filter((id) => cache.get(id) !== undefined)
    .join('')

describe('the cache of parsed documents', () => {
  test('gives up what was read longest ago when it is full', () => {
    const cache = createDocumentCache(30)
    for (const id of 'abc') cache.put(document(id), 10, false)
    cache.get('a')
    cache.put(document('d'), 15, false)
    expect(kept(cache, 'abcd')).toBe('ad')
  })

  test('gives up nothing for what was read in passing', () => {
    const cache = createDocumentCache(30)
    for (const id of 'abcd') cache.put(document(id), 10, true)
    expect(kept(cache, 'abcd')).toBe('abc')
  })

  test('takes nothing that is larger than itself, and counts a document once', () => {
    const cache = createDocumentCache(30)
    cache.put(document('a'), 10, false)
    cache.put(document('b'), 31, false)
    for (let times = 0; times < 5; times += 1) cache.put(document('c'), 20, false)
    expect(kept(cache, 'abc')).toBe('ac')
    cache.forget('c')
    cache.put(document('d'), 20, true)
    expect(kept(cache, 'acd')).toBe('ad')
  })
})
