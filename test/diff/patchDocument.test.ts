import * as fc from 'fast-check'
import {describe, expect, test} from 'vitest'

import {patchDocument} from '../../migrate/diff/diffDocument.ts'
import {canonicalJson} from '../../migrate/document/canonicalJson.ts'
import type {StoredDocument} from '../../migrate/plan/types.ts'
import {createLakeClient, startLake} from '../helpers/startLake.ts'
import {twoBodies} from './bodies.ts'

const paragraph = (key: string, text: string) => ({
  _type: 'block',
  _key: key,
  style: 'normal',
  markDefs: [],
  children: [{_type: 'span', _key: 's', marks: [], text}],
})
const document = (...body: object[]): StoredDocument => ({_id: 'article-tea', _rev: 'r1', _type: 'article', body})

describe('the patches between two versions of a document', () => {
  test('make the one into the other in a real lake, and leave blocks alone that are equal and in place', async () => {
    await using started = await startLake()
    const client = createLakeClient(started.lake, {perspective: 'raw'})
    let count = 0
    await fc.assert(
      fc.asyncProperty(twoBodies, fc.constantFrom('a', 'b', undefined), async ([before, after], subtitle) => {
        const _id = `article-${count++}`
        const stored = await client.create({_id, _type: 'article', title: 'Tea', subtitle: 'a', body: before})
        const next = {_id, _type: 'article', title: 'Tea', ...(subtitle && {subtitle}), body: after}
        const mutations = patchDocument(stored, next)
        if (mutations.length > 0) await client.mutate(mutations as Parameters<typeof client.mutate>[0])
        expect(await client.getDocument(_id)).toEqual({
          ...next,
          _rev: expect.any(String),
          _createdAt: expect.any(String),
          _updatedAt: expect.any(String),
        })
        expect(mutations.length > 0).toBe(canonicalJson([before, 'a']) !== canonicalJson([after, subtitle ?? null]))
        expect(JSON.stringify(mutations)).not.toMatch(/body\[\d|\[-?\d+\]/)
      }),
      {numRuns: 150},
    )
  })

  test('name the block that changed by its key, once, and nothing else', () => {
    const [a, b, c] = [paragraph('a', 'One'), paragraph('b', 'Two'), paragraph('c', 'Three')]
    const changed = paragraph('b', 'Two and a half')
    expect(patchDocument(document(a, b, c), document(a, changed, c))).toEqual([
      {patch: {id: 'article-tea', ifRevisionID: 'r1', set: {'body[_key=="b"]': changed}}},
    ])
  })

  test('take out, put in and move by key; the first of them guards the revision', () => {
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((key) => paragraph(key, key))
    const [first, last] = [paragraph('x', 'New'), paragraph('y', 'Newer')]
    expect(
      patchDocument(document(a ?? {}, b ?? {}, c ?? {}, d ?? {}), document(first, c ?? {}, d ?? {}, a ?? {}, last)),
    ).toEqual([
      {patch: {id: 'article-tea', ifRevisionID: 'r1', unset: ['body[_key=="a"]', 'body[_key=="b"]']}},
      {patch: {id: 'article-tea', insert: {before: 'body[_key=="c"]', items: [first]}}},
      {patch: {id: 'article-tea', insert: {after: 'body[_key=="d"]', items: [a, last]}}},
    ])
  })

  test('reach into a table: the row that changed, not the table', () => {
    const row = (key: string, words: string) => ({
      _type: 'row',
      _key: key,
      cells: [{_type: 'cell', _key: 'c', value: [words.repeat(9)]}],
    })
    const table = (...rows: object[]) => ({_type: 'table', _key: 't', headerRows: 1, rows})
    const [one, two, three] = [row('1', 'one'), row('2', 'two'), row('3', 'three')]
    const next = table(one, row('2', 'zwei'), three)
    expect(patchDocument(document(table(one, two)), document(next))).toEqual([
      {
        patch: {
          id: 'article-tea',
          ifRevisionID: 'r1',
          set: {'body[_key=="t"].rows[_key=="2"].cells[_key=="c"].value': ['zwei'.repeat(9)]},
        },
      },
      {patch: {id: 'article-tea', insert: {after: 'body[_key=="t"].rows[_key=="2"]', items: [three]}}},
    ])
  })

  test('a body whose blocks have no keys is set whole', () => {
    expect(patchDocument(document({_type: 'divider'}), document(paragraph('a', 'One')))).toEqual([
      {patch: {id: 'article-tea', ifRevisionID: 'r1', set: {body: [paragraph('a', 'One')]}}},
    ])
  })
})
