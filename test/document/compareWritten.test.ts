import * as fc from 'fast-check'
import {describe, expect, test} from 'vitest'

import {canonicalJson} from '../../migrate/document/canonicalJson.ts'
import {compareWritten, type WrittenComparison} from '../../migrate/document/compareWritten.ts'
import {hashValue, hashWritten} from '../../migrate/document/hashWritten.ts'
import type {ArticleDocument, SanityDocument} from '../../migrate/types.ts'
import {articleWith, paragraph} from './fixtures.ts'

const [a, b, c] = [paragraph('a', 'First'), paragraph('b', 'Second'), paragraph('c', 'Third')]

const article: ArticleDocument = {...articleWith(a, b, c), subtitle: 'Sub', tags: ['x', 'y']}

const NOTHING: WrittenComparison = {
  changedFields: [],
  changedBlocks: [],
  addedBlocks: [],
  removedBlocks: [],
  reordered: false,
}

/** The same JSON value with the keys of every object the other way round. */
function withKeysReversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withKeysReversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, member]) => [key, withKeysReversed(member)]),
  )
}

describe('the hash of a value', () => {
  test('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(withKeysReversed(value))).toBe(canonicalJson(value))
        expect(hashValue(withKeysReversed(value))).toBe(hashValue(value))
      }),
    )
  })

  test('is of a text that means the same JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  test('leaves out members that are undefined, and keeps the order of lists', () => {
    expect(canonicalJson({b: undefined, a: [2, 1, undefined]})).toBe('{"a":[2,1,null]}')
    expect(hashValue(['x', 'y'])).not.toBe(hashValue(['y', 'x']))
  })
})

describe('what an editor touched', () => {
  test.each<[name: string, current: SanityDocument, comparison: Partial<WrittenComparison>]>([
    ['nothing', article, {}],
    [
      'nothing, when the lake adds what is its own and orders keys its own way',
      {
        ...(withKeysReversed(article) as ArticleDocument),
        _id: 'drafts.article-a',
        _rev: 'r2',
        _createdAt: '2025-01-01T00:00:00Z',
        _updatedAt: '2025-01-02T00:00:00Z',
        _system: {base: {}},
      },
      {},
    ],
    [
      'fields edited, added and removed',
      {...articleWith(a, b, c), title: 'B', tags: ['y', 'x'], excerpt: 'New'},
      {changedFields: ['excerpt', 'subtitle', 'tags', 'title']},
    ],
    [
      'blocks edited, added, removed and moved',
      {...article, body: [c, paragraph('n', 'New'), {...a, style: 'h2'}]},
      {changedBlocks: ['a'], addedBlocks: ['n'], removedBlocks: ['b'], reordered: true},
    ],
    ['a block inserted first moves none', {...article, body: [paragraph('n', 'New'), a, b, c]}, {addedBlocks: ['n']}],
    ['a block removed moves none', {...article, body: [a, c]}, {removedBlocks: ['b']}],
    ['the whole body removed', {...article, body: undefined}, {removedBlocks: ['a', 'b', 'c']}],
    ['a body that is no list', {...article, title: 'B', body: 'text'}, {changedFields: ['body', 'title']}],
    ['a block without a key', {...article, body: [a, {_type: 'block'}]}, {changedFields: ['body']}],
    ['a key twice', {...article, body: [a, a, b, c]}, {changedFields: ['body']}],
    ['a block that is nothing', {...article, body: [a, null, b, c]}, {changedFields: ['body']}],
  ])('%s', (_, current, comparison) => {
    const written = JSON.parse(JSON.stringify(hashWritten(article))) as ReturnType<typeof hashWritten>
    expect(compareWritten(written, current)).toEqual({...NOTHING, ...comparison})
  })

  test('an edit of any one block is seen in that block alone', () => {
    const texts = fc.array(fc.string(), {minLength: 1, maxLength: 12})
    fc.assert(
      fc.property(texts, fc.nat(), (contents, pick) => {
        const blocks = contents.map((text, index) => paragraph(`k${index}`, text))
        const at = pick % blocks.length
        const edited = blocks.map((block, index) => (index === at ? paragraph(`k${at}`, `${contents[at]}!`) : block))
        expect(compareWritten(hashWritten(articleWith(...blocks)), articleWith(...edited))).toEqual({
          ...NOTHING,
          changedBlocks: [`k${at}`],
        })
      }),
    )
  })
})
