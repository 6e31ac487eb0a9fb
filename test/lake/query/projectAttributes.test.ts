import fc from 'fast-check'
import {expect, test} from 'vitest'

import {createCatalog} from '../../../src/lake/query/catalog/catalog.ts'
import {createListings} from '../../../src/lake/query/listing/createListings.ts'
import {createFields} from '../../../src/lake/query/listing/fields.ts'
import {projectAttributes} from '../../../src/lake/query/listing/projectAttributes.ts'
import {parseQuery} from '../../../src/lake/query/parseQuery.ts'
import {NOON} from '../engine/testEngine.ts'
import {evaluateOverAll} from './evaluateOverAll.ts'
import {documentArbitrary} from './queryArbitraries.ts'

/** What stands for each document of `*` in a query. */
function project(query: string, documents: object[], check = (): void => {}): unknown[] | null {
  const tree = parseQuery(query, {})
  if (tree.type !== 'Map') throw new Error(`${query} projects nothing.`)
  return projectAttributes(documents, tree.expr, check)
}

test.each([
  '*{_id, n, s, "missing": missing}',
  '*{"slug": slug.current, "title": seo.title, "text": @.seo.text, body}',
  '*{n, "n": s, "constructor": constructor}',
  '*._id',
  '*.slug.current',
  '*.tags',
])('%s is what groq-js makes of it', (query) => {
  fc.assert(
    fc.property(fc.array(documentArbitrary, {minLength: 1, maxLength: 5}), (documents) => {
      const complete = documents.map((document) => ({_rev: '', _createdAt: NOON, _updatedAt: NOON, ...document}))
      const stored = JSON.parse(JSON.stringify(complete)) as typeof complete
      expect(project(query, stored)).toEqual(evaluateOverAll(query, {}, stored, NOON))
    }),
    {numRuns: 50},
  )
})

test.each([
  '*{...}',
  '*{"n": n + 1}',
  '*{"to": ref->n}',
  '*{"first": tags[0]}',
  '*{n > 1 => {n}}',
  '*{"x": ^.n}',
  '*.n[0]',
])('%s is left to groq-js', (query) => {
  expect(project(query, [{_id: 'a', n: 1}])).toBeNull()
})

test('a document that groq-js cannot look into is left to it', () => {
  const documents = [{_id: 'a', inner: {hasOwnProperty: 1}}]
  expect(project('*{"x": inner.x}', documents)).toBeNull()
  expect(project('*{inner}', documents)).toEqual([{inner: {hasOwnProperty: 1}}])
})

test('a projection of many documents ends when the query is given up', () => {
  const documents = Array.from({length: 5000}, (_, index) => ({_id: `a-${index}`}))
  let looks = 0
  const giveUp = (): void => {
    looks += 1
    if (looks === 3) throw new Error('too long')
  }
  expect(() => project('*._id', documents, giveUp)).toThrow('too long')
})

test('of a list of attributes nothing is left for groq-js to evaluate', () => {
  const listings = createListings({
    fields: createFields(
      createCatalog(() => [].values()),
      null,
      true,
    ),
    findReferrers: () => new Set(),
    document: () => ({}),
    fromStore: () => [{_id: 'a', _type: 't', _rev: 'r'}],
    evaluate: () => null,
    check: () => {},
  })
  const tree = parseQuery('*[_type == "t"] | order(_id)[0...9]{_id, _rev}', {})
  expect(listings.answer(tree)).toEqual({type: 'Value', value: [{_id: 'a', _rev: 'r'}]})
})
