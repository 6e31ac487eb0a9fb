import {expect, test} from 'vitest'

import {createCatalog} from '../../../src/lake/query/catalog/catalog.ts'
import {evaluateQuery} from '../../../src/lake/query/evaluateQuery.ts'
import type {DocumentSource} from '../../../src/lake/query/source.ts'

const TEA = {_id: 'tea', _type: 'drink', _rev: 'r1', _createdAt: '', _updatedAt: '', name: 'Tea'}

/** A store whose documents must not all be read. */
const source: DocumentSource = {
  catalog: createCatalog(() => {
    throw new Error('The catalog was read.')
  }),
  get: (id) => (id === TEA._id ? TEA : null),
  outline: () => null,
  stubs: ({type, after, limit, hasRevision}) => [
    {_id: `${after}${limit}`, _type: type, ...(hasRevision && {_rev: 'r1'})},
  ],
  referrers: () => [],
}

test.each([
  ['*[_id == $id][0].name', 'Tea'],
  ['*[_id in ["coffee", $id]]{name}', [{name: 'Tea'}]],
  ['*[_type == "drink" && _id > $id] | order(_id)[0...9]{_id, _rev}', [{_id: 'tea9', _rev: 'r1'}]],
  ['*[_type == "drink"]._id', ['undefined']],
])('%s reads no catalog', (query, expected) => {
  const request = {query, params: {id: 'tea'}, perspective: 'raw', canReadPrivate: true, identity: 'ada'} as const
  const context = {
    project: 'local',
    dataset: 'production',
    now: new Date(0),
    limits: {time: 60_000, isMemoryUsedUp: () => false},
    limit: <T>(work: () => T): T => work(),
  }
  expect(evaluateQuery(source, request, context).result).toEqual(expected)
})
