import {describe, expect, test} from 'vitest'

import type {Mutation} from '../../../src/lake/engine.ts'
import {decodeMutations} from '../../../src/lake/mutations/decodeMutations.ts'
import {create, createTestEngine, failureOf, patch, refusalOf, stored} from './testEngine.ts'

const nested = (depth: number): unknown => (depth === 0 ? 1 : {a: nested(depth - 1)})

describe('a transaction is refused as a whole', () => {
  const notFound = {
    type: 'documentNotFoundError',
    description: 'The document with the ID "none" was not found',
    id: 'none',
  }
  const cases: [name: string, mutation: Mutation, status: number, error: Record<string, unknown>][] = [
    [
      'create of an id that is taken',
      create('tea'),
      409,
      {type: 'documentAlreadyExistsError', description: 'Document by ID "tea" already exists', id: 'tea'},
    ],
    ['patch of a missing document', patch('none', {set: {a: 1}}), 409, notFound],
    [
      'patch of a missing document at a revision',
      {type: 'patch', selection: {id: 'none'}, ifRevisionID: 'x', operations: {}},
      409,
      notFound,
    ],
    [
      'change of the type by patch',
      patch('tea', {set: {_type: 'other'}}),
      409,
      {
        type: 'cannotModifyImmutableAttributeError',
        description: 'Cannot modify immutable attribute "_type" of document "tea"',
        id: 'tea',
        attribute: '_type',
      },
    ],
    [
      'removal of the id by patch',
      patch('tea', {unset: ['_id']}),
      409,
      {
        type: 'cannotModifyImmutableAttributeError',
        description: 'Cannot modify immutable attribute "_id" of document "tea"',
        id: 'tea',
        attribute: '_id',
      },
    ],
    [
      'a path out of range',
      patch('tea', {set: {'body[5].n': 1}}),
      400,
      {type: 'validationError', description: 'The patch of "tea" cannot be applied: Index out of bounds', id: 'tea'},
    ],
    [
      'a malformed id',
      create('-tea'),
      400,
      {
        type: 'validationError',
        description:
          'Malformed document ID: "-tea". Dot-separated segments of letters, digits, "_" and "-" are allowed, none empty and none starting with "-".',
        id: '-tea',
      },
    ],
    [
      'an id that is too long',
      create('a'.repeat(129)),
      400,
      {
        type: 'validationError',
        description: `Malformed document ID: "${'a'.repeat(129)}". It has 129 characters; at most 128 are allowed.`,
        id: 'a'.repeat(129),
      },
    ],
    [
      'a time that is none',
      create('milk', 'drink', {_createdAt: 5}),
      400,
      {
        type: 'validationError',
        description: '"_createdAt" of "milk" is 5; expected a time such as 2024-05-01T12:00:00Z.',
        id: 'milk',
      },
    ],
    [
      'attributes that lie too deep',
      create('milk', 'drink', {a: nested(20)}),
      400,
      {
        type: 'validationError',
        description: 'The document "milk" has attributes more than 20 levels deep.',
        id: 'milk',
      },
    ],
  ]
  test.each(cases)('%s', (_name, mutation, status, error) => {
    const {engine, commit} = createTestEngine()
    commit([create('tea', 'drink', {body: []})], {transactionId: 'tx1'})
    expect(refusalOf(() => commit([create('first'), mutation]))).toEqual({status, items: [{index: 1, error}]})
    expect(Array.from(engine.allDocuments('production'))).toEqual([stored('tea', 'drink', 'tx1', {body: []})])
  })

  test('attributes may lie as deep as in the hosted lake', () => {
    const {commit} = createTestEngine()
    expect(commit([create('deep', 'drink', {a: nested(19)})]).results).toHaveLength(1)
  })

  test.each(['a..b', '.a', 'versions.a', 'a.versions.b', 'drafts.drafts.a', 'versions.r.drafts.a', 'ä', 'a b', 'a/b'])(
    'the id %j is no id',
    (id) => {
      const {commit} = createTestEngine()
      expect(refusalOf(() => commit([create(id)]))).toMatchObject({status: 400, items: [{error: {id}}]})
    },
  )

  test.each(['a', 'A-1_b', '_a', 'drafts.a', 'versions.r.a', '_.releases.r', 'a.b.c', 'a'.repeat(128)])(
    'the id %j is one',
    (id) => {
      const {commit} = createTestEngine()
      expect(commit([create(id)]).results).toMatchObject([{id, operation: 'create'}])
    },
  )

  test('a transaction id that could not stand in an address', () => {
    const {commit} = createTestEngine()
    expect(failureOf(() => commit([create('a')], {transactionId: 'a,b'}))).toEqual({
      status: 400,
      detail: {
        kind: 'request',
        error: 'Bad Request',
        message: 'The transaction id "a,b" is malformed: expected 1 to 128 letters, digits or "_.:~-".',
      },
    })
  })

  test('a query that selects no documents to delete', () => {
    const {commit} = createTestEngine()
    commit([create('tea')])
    const selection = {query: '*._id'}
    expect(failureOf(() => commit([{type: 'delete', selection}]))).toEqual({
      status: 400,
      detail: {
        kind: 'query',
        description: 'The query of a delete or patch must select documents, such as *[_type == "article"].',
      },
    })
  })
})

describe('reading mutations from the wire', () => {
  test('every kind of mutation', () => {
    const document = {_id: 'a', _type: 't', n: 1}
    const operations = {set: {n: 1}, unset: ['m'], insert: {after: 'x[-1]', items: [1]}}
    expect(
      decodeMutations([
        {create: {_type: 't'}},
        {createIfNotExists: document},
        {createOrReplace: document},
        {delete: {id: 'a'}},
        {delete: {query: '*', params: {n: 1}}},
        {patch: {id: 'a', ifRevisionID: 'r', ...operations}},
        {patch: {id: ['a', 'b'], inc: {n: 1}}},
      ]),
    ).toEqual([
      {type: 'create', document: {_type: 't'}},
      {type: 'createIfNotExists', document},
      {type: 'createOrReplace', document},
      {type: 'delete', selection: {id: 'a'}},
      {type: 'delete', selection: {query: '*', params: {n: 1}}},
      {type: 'patch', selection: {id: 'a'}, ifRevisionID: 'r', operations},
      {type: 'patch', selection: {id: 'a'}, operations: {inc: {n: 1}}},
      {type: 'patch', selection: {id: 'b'}, operations: {inc: {n: 1}}},
    ])
  })

  test.each<[mutation: unknown, problem: string]>([
    [5, 'a mutation must be an object, not 5.'],
    [
      {},
      'a mutation must have exactly one of the keys create, createIfNotExists, createOrReplace, delete, patch; this one has none.',
    ],
    [
      {create: {}, delete: {}},
      'a mutation must have exactly one of the keys create, createIfNotExists, createOrReplace, delete, patch; this one has create, delete.',
    ],
    [
      {toString: {}},
      '"toString" is not a mutation; expected one of create, createIfNotExists, createOrReplace, delete, patch.',
    ],
    [{create: null}, '"create" must hold a document, not null.'],
    [{create: {_id: 'a'}}, 'the document in "create" needs a "_type" that is a non-empty string; found nothing.'],
    [{create: {_id: 5, _type: 't'}}, '"_id" must be a string, not 5.'],
    [{createOrReplace: {_type: 't'}}, 'the document in "createOrReplace" needs an "_id".'],
    [{delete: {}}, '"delete" needs either "id" or "query", and not both.'],
    [{delete: {id: 5}}, '"id" of "delete" must be a string, not 5.'],
    [{patch: {id: 'a', query: '*'}}, '"patch" needs either "id" or "query", and not both.'],
    [{patch: {id: 'a', ifRevisionID: 5}}, '"ifRevisionID" must be a string, not 5.'],
    [{patch: {query: '*', params: 5}}, '"params" of "patch" must be an object.'],
    [{patch: {id: 'a', set: []}}, '"set" of a patch must be an object from paths to values.'],
    [{patch: {id: 'a', unset: 'a'}}, '"unset" of a patch must be an array of paths.'],
    [{patch: {id: 'a', inc: {n: '1'}}}, '"inc" of a patch must be an object from paths to numbers.'],
    [
      {patch: {id: 'a', insert: {before: 'a', after: 'b', items: []}}},
      '"insert" of a patch needs exactly one of before, after and replace, with a path.',
    ],
    [{patch: {id: 'a', insert: {before: 'a'}}}, '"insert" of a patch needs "items", an array.'],
    [
      {patch: {id: 'a', set: {'tags]': 1}}},
      '"set" of a patch has the path "tags]", which is no JSONMatch: Expected EOF at position 4 but got ] instead.',
    ],
    [
      {patch: {id: 'a', unset: ['n', 'my title']}},
      '"unset" of a patch has the path "my title", which is no JSONMatch: Expected EOF at position 3 but got Identifier instead.',
    ],
    [
      {patch: {id: 'a', insert: {after: 'tags[', items: [1]}}},
      '"insert" of a patch has the path "tags[", which is no JSONMatch: Unexpected token EOF at position 5.',
    ],
    [{patch: {id: 'a', inc: {'': 1}}}, '"inc" of a patch has the path "", which is no JSONMatch: Empty expression.'],
    [{patch: {id: 'a', merge: {}}}, '"merge" of a patch is not supported; use "set" with one path for each attribute.'],
    [
      {patch: {id: 'a', push: {}}},
      'a patch has no operation "push"; expected some of set, setIfMissing, unset, inc, dec, diffMatchPatch, insert, merge.',
    ],
  ])('%j is refused', (mutation, problem) => {
    expect(refusalOf(() => decodeMutations([{delete: {id: 'fine'}}, mutation]))).toEqual({
      status: 400,
      items: [{index: 1, error: {type: 'validationError', description: `Mutation 1: ${problem}`}}],
    })
  })

  test('every malformed mutation is named', () => {
    expect(refusalOf(() => decodeMutations([5, {delete: {id: 'fine'}}, 6])).items).toHaveLength(2)
  })

  test('what is no list of mutations', () => {
    expect(refusalOf(() => decodeMutations(undefined))).toEqual({
      status: 400,
      items: [
        {
          index: 0,
          error: {type: 'validationError', description: 'Mutation 0: "mutations" must be an array, not nothing.'},
        },
      ],
    })
  })
})
