import {expect, test} from 'vitest'

import type {StoredDocument} from '../../../src/lake/engine.ts'
import {createCatalog} from '../../../src/lake/query/catalog/catalog.ts'
import {UNREAD_CATALOG, UnreadError} from '../../../src/lake/query/catalog/unreadCatalog.ts'
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

function ask(from: DocumentSource, query: string): unknown {
  const request = {query, params: {id: 'tea'}, perspective: 'raw', canReadPrivate: true, identity: 'ada'} as const
  const context = {
    project: 'local',
    dataset: 'production',
    now: new Date(0),
    limits: {time: 60_000, isMemoryUsedUp: () => false},
    limit: <T>(work: () => T): T => work(),
  }
  return evaluateQuery(from, request, context).result
}

test.each([
  ['*[_id == $id][0].name', 'Tea'],
  ['*[_id in ["coffee", $id]]{name}', [{name: 'Tea'}]],
  ['*[_type == "drink" && _id > $id] | order(_id)[0...9]{_id, _rev}', [{_id: 'tea9', _rev: 'r1'}]],
  ['*[_type == "drink"]._id', ['undefined']],
])('%s reads no catalog', (query, expected) => {
  expect(ask(source, query)).toEqual(expected)
})

const DRINKS = ['Tea', 'Coffee', 'Milk'].map((name): StoredDocument => ({...TEA, _id: name.toLowerCase(), name}))

/** A lake that was just opened: three documents of one type, and many of another. */
const opened: DocumentSource = {
  ...source,
  catalog: UNREAD_CATALOG,
  get: (id) => DRINKS.find(({_id}) => _id === id) ?? null,
  stubs: ({type, after, limit}) => {
    const ids =
      type === 'drink' ? DRINKS.map(({_id}) => _id).toSorted() : Array.from({length: 1000}, (_, n) => `p-${n}`)
    return ids
      .filter((id) => id > after)
      .slice(0, limit)
      .map((_id) => ({_id, _type: type}))
  },
}

test.each([
  ['*[_type == "drink" && name != "Milk"] | order(name desc)[0]{name}', {name: 'Tea'}],
  ['*[_type == "drink"][name match "c*"]._id', ['coffee']],
  ['count(*[_type == "drink" && defined(name)])', 3],
  ['*[_type == "drink" && _id > "coffee"] | order(name)._id', ['milk', 'tea']],
  ['*[_type == "drink" && _id > "milk" && _id > "coffee"].name', ['Tea']],
  [
    '{"first": *[_type == "drink"] | order(name)[0...2].name, "none": *[_type == "drink" && name == "Gin"][0]}',
    {first: ['Coffee', 'Milk'], none: null},
  ],
])('%s reads no more than the documents of its type, which are few', (query, expected) => {
  expect(ask(opened, query)).toEqual(expected)
})

test.each([
  '*[_type == "post" && name == "Tea"]',
  '*[name == "Tea"]',
  '*[_type == "drink" && name == "Tea"]{"to": ref->name, "all": *[name == ^.name]}',
])('%s needs to know of all documents', (query) => {
  expect(() => ask(opened, query)).toThrow(UnreadError)
})
