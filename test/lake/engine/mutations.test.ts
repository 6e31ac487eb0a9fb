import {describe, expect, onTestFinished, test, vi} from 'vitest'

import type {Mutation, PatchOperations} from '../../../src/lake/engine.ts'
import {create, createTestEngine, NOON, patch, refusalOf, remove, stored} from './testEngine.ts'

const LATER = '2024-05-02T12:00:00.000Z'

describe('creating documents', () => {
  test('a created document has the transaction id as revision and its time as both times', () => {
    const {engine, commit} = createTestEngine()
    const result = commit([create('tea', 'drink', {hot: true})], {transactionId: 'tx'})
    expect(result).toEqual({
      transactionId: 'tx',
      results: [{id: 'tea', operation: 'create', document: stored('tea', 'drink', 'tx', {hot: true})}],
    })
    expect(engine.documents('production', ['tea', 'milk'])).toEqual([stored('tea', 'drink', 'tx', {hot: true}), null])
  })

  test.each([
    ['no id', undefined, 'id-2'],
    ['an id that ends in a dot', 'drafts.', 'drafts.id-2'],
  ])('%s is completed', (_case, _id, expected) => {
    const {commit} = createTestEngine()
    const {results} = commit([{type: 'create', document: {...(_id === undefined ? {} : {_id}), _type: 'drink'}}])
    expect(results.map(({id, operation}) => ({id, operation}))).toEqual([{id: expected, operation: 'create'}])
  })

  test('incoming revisions are ignored, incoming times are kept', () => {
    const {engine, commit} = createTestEngine()
    const times = {_createdAt: '2020-01-01T00:00:00Z', _updatedAt: '2021-01-01T00:00:00Z'}
    commit([create('tea', 'drink', {_rev: 'stale', ...times})], {transactionId: 'tx'})
    expect(engine.documents('production', ['tea'])).toEqual([{...stored('tea', 'drink', 'tx'), ...times}])
  })

  test('createIfNotExists leaves an existing document alone and says so', () => {
    const {engine, commit} = createTestEngine()
    commit([create('tea', 'drink')], {transactionId: 'tx1'})
    const document = {_id: 'tea', _type: 'drink', hot: true}
    const {results} = commit([{type: 'createIfNotExists', document}], {transactionId: 'tx2'})
    expect(results).toEqual([{id: 'tea', operation: 'none', document: stored('tea', 'drink', 'tx1')}])
    expect(engine.documents('production', ['tea'])).toEqual([stored('tea', 'drink', 'tx1')])
  })

  test('createOrReplace drops what the new document does not have, and keeps the time of creation', () => {
    const {engine, commit, setTime} = createTestEngine()
    commit([create('tea', 'drink', {hot: true})], {transactionId: 'tx1'})
    setTime(LATER)
    const document = {_id: 'tea', _type: 'drink', cold: true, _updatedAt: '2001-01-01T00:00:00Z'}
    const {results} = commit([{type: 'createOrReplace', document}], {transactionId: 'tx2'})
    const expected = {...stored('tea', 'drink', 'tx2', {cold: true}), _updatedAt: LATER}
    expect(results).toEqual([{id: 'tea', operation: 'update', document: expected}])
    expect(engine.documents('production', ['tea'])).toEqual([expected])
  })

  test('createOrReplace with another type acts as a deletion and a creation', () => {
    const {engine, commit, setTime} = createTestEngine()
    commit([create('tea', 'drink', {hot: true})], {transactionId: 'tx1'})
    setTime(LATER)
    const {results} = commit([{type: 'createOrReplace', document: {_id: 'tea', _type: 'dish'}}], {transactionId: 'tx2'})
    const expected = {...stored('tea', 'dish', 'tx2'), _createdAt: LATER, _updatedAt: LATER}
    expect(results).toEqual([{id: 'tea', operation: 'update', document: expected}])
    const query = (groq: string): unknown =>
      engine.query('production', {query: groq, perspective: 'raw', canReadPrivate: true, identity: 'ada'})
    expect([query('*[_type == "drink"]'), query('*[_type == "dish"]')]).toEqual([[], [expected]])
  })

  test('the request stays as it was, and later changes to it do not reach the lake', () => {
    const {engine, commit} = createTestEngine()
    const body = [{_type: 'block', _key: 'a'}]
    const mutation = create('tea', 'drink', {body})
    const before = structuredClone(mutation)
    commit([mutation, patch('tea', {insert: {after: 'body[-1]', items: [{_type: 'block', _key: 'b'}]}})])
    expect(mutation).toEqual(before)
    body.push({_type: 'block', _key: 'z'})
    expect(engine.documents('production', ['tea'])).toMatchObject([{body: [{_key: 'a'}, {_key: 'b'}]}])
  })
})

describe('deleting documents', () => {
  test('a document is gone, and one that never was is no error', () => {
    const {engine, commit} = createTestEngine()
    commit([create('tea')])
    const {results} = commit([remove('tea'), remove('milk')])
    expect(results).toEqual([
      {id: 'tea', operation: 'delete', document: null},
      {id: 'milk', operation: 'none', document: null},
    ])
    expect(Array.from(engine.allDocuments('production'))).toEqual([])
  })

  test('a query selects what it deletes, drafts included', () => {
    const {engine, commit} = createTestEngine()
    commit([create('a'), create('drafts.a'), create('b', 'other')])
    const selection = {query: '*[_type == $type]', params: {type: 'article'}}
    const {results} = commit([{type: 'delete', selection}])
    expect(results.map(({id, operation}) => ({id, operation}))).toEqual([
      {id: 'a', operation: 'delete'},
      {id: 'drafts.a', operation: 'delete'},
    ])
    expect(engine.query('production', everyId)).toEqual(['b'])
  })

  test('a deleted document can be created again in the same transaction', () => {
    const {engine, commit} = createTestEngine()
    commit([create('tea', 'drink', {hot: true})], {transactionId: 'tx1'})
    commit([remove('tea'), create('tea', 'drink', {cold: true})], {transactionId: 'tx2'})
    expect(engine.documents('production', ['tea'])).toEqual([stored('tea', 'drink', 'tx2', {cold: true})])
  })
})

const everyId = {query: '*._id', perspective: 'raw', canReadPrivate: true, identity: 'ada'} as const

describe('patching documents', () => {
  const body = [
    {_key: 'a', n: 1},
    {_key: 'b', n: 2},
    {_key: 'c', n: 3},
  ]
  const cases: [name: string, operations: PatchOperations, expected: Record<string, unknown>][] = [
    ['set', {set: {title: 'New', 'seo.title': 'Deep'}}, {title: 'New', n: 5, body, seo: {title: 'Deep'}}],
    [
      'set by key',
      {set: {'body[_key=="b"].n': 20}},
      {title: 'Tea', n: 5, body: [body[0], {_key: 'b', n: 20}, body[2]]},
    ],
    ['set of a key that no item has', {set: {'body[_key=="z"].n': 1}}, {title: 'Tea', n: 5, body}],
    ['set of every item', {set: {'body[*].n': 0}}, {title: 'Tea', n: 5, body: body.map((item) => ({...item, n: 0}))}],
    [
      'set below the last item',
      {set: {'body[-1].n': 30}},
      {title: 'Tea', n: 5, body: [body[0], body[1], {_key: 'c', n: 30}]},
    ],
    [
      'set from an item on, and where a comparison holds',
      {set: {'body[1:].m': 1}, inc: {'body[n >= 3].n': 1}},
      {title: 'Tea', n: 5, body: [body[0], {_key: 'b', n: 2, m: 1}, {_key: 'c', n: 4, m: 1}]},
    ],
    ['set of every item of nothing', {set: {'none[*].n': 1, 'none[-1].n': 1}}, {title: 'Tea', n: 5, body}],
    ['unset of every item', {unset: ['body[*]']}, {title: 'Tea', n: 5, body: []}],
    [
      'what it takes to prepare a path that is looked up',
      {set: {'list[*].n': 1}, setIfMissing: {list: [{}, {}]}, unset: ['body']},
      {title: 'Tea', n: 5, list: [{n: 1}, {n: 1}]},
    ],
    [
      'insert below the last item',
      {setIfMissing: {'body[-1].tags': []}, insert: {after: 'body[-1].tags[-1]', items: ['x']}},
      {title: 'Tea', n: 5, body: [body[0], body[1], {_key: 'c', n: 3, tags: ['x']}]},
    ],
    ['setIfMissing', {setIfMissing: {title: 'No', seo: {}}}, {title: 'Tea', n: 5, body, seo: {}}],
    ['unset', {unset: ['title', 'body[_key=="a"]', 'nothing']}, {n: 5, body: body.slice(1)}],
    ['inc', {inc: {n: 2, missing: 1}}, {title: 'Tea', n: 7, body}],
    ['dec', {dec: {n: 2}}, {title: 'Tea', n: 3, body}],
    [
      'insert before',
      {insert: {before: 'body[0]', items: [{_key: 'x'}]}},
      {title: 'Tea', n: 5, body: [{_key: 'x'}, ...body]},
    ],
    [
      'insert after the last',
      {insert: {after: 'body[-1]', items: [{_key: 'x'}]}},
      {title: 'Tea', n: 5, body: [...body, {_key: 'x'}]},
    ],
    [
      'insert in place',
      {insert: {replace: 'body[_key=="b"]', items: [{_key: 'x'}]}},
      {title: 'Tea', n: 5, body: [body[0], {_key: 'x'}, body[2]]},
    ],
    ['insert into a missing array', {insert: {after: 'tags[-1]', items: ['x']}}, {title: 'Tea', n: 5, body}],
    ['diffMatchPatch', {diffMatchPatch: {title: '@@ -1,3 +1,5 @@\n+My\n Tea\n'}}, {title: 'MyTea', n: 5, body}],
    [
      'set after setIfMissing, unset after set',
      {unset: ['n'], set: {'o.b': 2, n: 9}, setIfMissing: {o: {a: 1}}},
      {title: 'Tea', body, o: {a: 1, b: 2}},
    ],
    [
      'a path of the system that stays',
      {set: {_rev: 'mine', _updatedAt: '1999-01-01T00:00:00Z'}},
      {title: 'Tea', n: 5, body},
    ],
  ]
  test.each(cases)('%s', (_name, operations, expected) => {
    const {engine, commit, setTime} = createTestEngine()
    commit([create('tea', 'drink', {title: 'Tea', n: 5, body})])
    setTime(LATER)
    commit([patch('tea', operations)], {transactionId: 'tx2'})
    expect(engine.documents('production', ['tea'])).toEqual([
      {...stored('tea', 'drink', 'tx2', expected), _updatedAt: LATER},
    ])
  })

  test('listeners hear the places that a path stood for, since their @sanity/mutator could not find them', () => {
    const {engine, commit} = createTestEngine()
    commit([create('tea', 'drink', {body: [{n: 1}, {_key: 'b', n: 2}]})])
    const heard: unknown[] = []
    engine.subscribe('production', ({changes}) => heard.push(...changes.flatMap(({mutations}) => mutations)))
    commit([patch('tea', {set: {'body[*].n': 9, title: 'Tea'}, inc: {'body[-1].n': 1}})])
    expect(heard).toEqual([
      {patch: {id: 'tea', set: {'body[0].n': 9, 'body[_key=="b"].n': 9}}},
      {patch: {id: 'tea', set: {title: 'Tea'}}},
      {patch: {id: 'tea', inc: {'body[_key=="b"].n': 1}}},
    ])
    expect(engine.documents('production', ['tea'])).toMatchObject([{body: [{n: 9}, {n: 10}]}])
  })

  test('a patch that changes nothing is a revision all the same, since its sender waits for it', () => {
    const {engine, commit} = createTestEngine()
    commit([create('tea', 'drink')])
    const {results} = commit([patch('tea', {unset: ['nothing']})], {transactionId: 'tx2'})
    expect(results).toEqual([{id: 'tea', operation: 'update', document: stored('tea', 'drink', 'tx2')}])
    expect(engine.transactions('production', {documentIds: ['tea']}).map((commit) => commit.transactionId)).toEqual([
      'id-1',
      'tx2',
    ])
  })

  test('a query selects what it patches, and finds nothing without complaint', () => {
    const {engine, commit} = createTestEngine()
    commit([create('a'), create('b'), create('c', 'other')])
    const operations = {set: {seen: true}}
    const {results} = commit([
      {type: 'patch', selection: {query: '*[_type == "article"]{_id}'}, operations},
      {type: 'patch', selection: {query: '*[_type == "nothing"]'}, operations},
    ])
    expect(results.map(({id, operation}) => ({id, operation}))).toEqual([
      {id: 'a', operation: 'update'},
      {id: 'b', operation: 'update'},
    ])
    expect(engine.query('production', {...everyId, query: '*[seen]._id'})).toEqual(['a', 'b'])
  })

  test('ifRevisionID is the revision before the transaction, also for a second patch', () => {
    const {engine, commit} = createTestEngine()
    commit([create('tea', 'drink', {n: 0})], {transactionId: 'tx1'})
    const again: Mutation = {type: 'patch', selection: {id: 'tea'}, ifRevisionID: 'tx1', operations: {inc: {n: 1}}}
    commit([again, again], {transactionId: 'tx2'})
    expect(engine.documents('production', ['tea'])).toEqual([stored('tea', 'drink', 'tx2', {n: 2})])
    expect(refusalOf(() => commit([again]))).toEqual({
      status: 409,
      items: [
        {
          index: 0,
          error: {
            type: 'documentRevisionIDDoesNotMatchError',
            description: 'Document "tea" has unexpected revision ID ("tx2"), expected "tx1"',
            id: 'tea',
            currentRevisionID: 'tx2',
            expectedRevisionID: 'tx1',
          },
        },
      ],
    })
  })
})

describe('options of a transaction', () => {
  test('a dry run answers as if it wrote, and writes nothing', () => {
    const {engine, commit} = createTestEngine()
    const commits: unknown[] = []
    engine.subscribe('production', (commit) => commits.push(commit))
    const {results} = commit([create('tea', 'drink')], {dryRun: true, transactionId: 'tx'})
    expect(results).toEqual([{id: 'tea', operation: 'create', document: stored('tea', 'drink', 'tx')}])
    expect(Array.from(engine.allDocuments('production'))).toEqual([])
    expect(engine.transactions('production', {documentIds: []})).toEqual([])
    expect(commits).toEqual([])
  })

  test('a repeated transaction id gets the first answer, and nothing happens twice', () => {
    const {engine, commit} = createTestEngine()
    commit([create('b')])
    const mutations: Mutation[] = [
      create('a', 'article', {n: 1}),
      patch('a', {inc: {n: 1}}),
      {type: 'createIfNotExists', document: {_id: 'b', _type: 'article'}},
      remove('c'),
    ]
    const first = commit(mutations, {transactionId: 'tx'})
    expect(commit(mutations, {transactionId: 'tx'})).toEqual(first)
    expect(engine.documents('production', ['a'])).toEqual([stored('a', 'article', 'tx', {n: 2})])
    expect(engine.transactions('production', {documentIds: []})).toHaveLength(2)
  })

  test('autoGenerateArrayKeys adds the keys that array objects lack, also to what listeners hear', () => {
    const {engine, commit} = createTestEngine()
    commit(
      [
        create('tea', 'drink', {body: [{n: 1}, {_key: 'own', deep: [{n: 2}, 'text']}]}),
        patch('tea', {
          insert: {after: 'body[-1]', items: [{n: 3}]},
          set: {'body[0]': {n: 9}, 'o.list': [{n: 4}]},
        }),
      ],
      {autoGenerateArrayKeys: true},
    )
    expect(engine.documents('production', ['tea'])).toMatchObject([
      {
        body: [
          {_key: expect.any(String), n: 9},
          {_key: 'own', deep: [{_key: expect.any(String), n: 2}, 'text']},
          {_key: expect.any(String), n: 3},
        ],
        o: {list: [{_key: expect.any(String), n: 4}]},
      },
    ])
    const [logged] = engine.transactions('production', {documentIds: []})
    expect(logged?.changes[0]?.mutations[1]).toMatchObject({
      patch: {insert: {items: [{_key: expect.any(String), n: 3}]}},
    })
  })

  test('keys are left alone unless asked for', () => {
    const {engine, commit} = createTestEngine()
    commit([create('tea', 'drink', {body: [{n: 1}]})])
    expect(engine.documents('production', ['tea'])).toMatchObject([{body: [{n: 1}]}])
    expect(engine.query('production', {...everyId, query: '*[defined(body[0]._key)]'})).toEqual([])
  })
})

describe('what listeners hear', () => {
  test('each document comes with its own resolved mutations, and the states before and after', () => {
    const {engine, commit} = createTestEngine()
    commit([create('a', 'article', {n: 1})], {transactionId: 'tx1'})
    const commits: unknown[] = []
    const end = engine.subscribe('production', (commit) => commits.push(commit))
    commit(
      [
        create('b', 'article'),
        {type: 'patch', selection: {query: '*[_id == "a"]'}, operations: {inc: {n: 1}}},
        patch('b', {set: {n: 7}}),
        create('gone'),
        remove('gone'),
      ],
      {transactionId: 'tx2', actions: ['sanity.action.document.edit']},
    )
    end()
    commit([remove('a')])
    expect(commits).toEqual([
      {
        dataset: 'production',
        transactionId: 'tx2',
        timestamp: NOON,
        author: 'ada',
        actions: ['sanity.action.document.edit'],
        changes: [
          {
            id: 'b',
            previous: null,
            result: stored('b', 'article', 'tx2', {n: 7}),
            mutations: [{create: stored('b', 'article', 'tx2')}, {patch: {id: 'b', set: {n: 7}}}],
          },
          {
            id: 'a',
            previous: stored('a', 'article', 'tx1', {n: 1}),
            result: stored('a', 'article', 'tx2', {n: 2}),
            mutations: [{patch: {id: 'a', inc: {n: 1}}}],
          },
        ],
      },
    ])
  })

  // With a new list for each patch this takes minutes.
  test('one document may be patched as often as a request can say', () => {
    const {engine, commit} = createTestEngine()
    commit([create('a', 'note', {n: 0})])
    const mutations = Array.from({length: 100_000}, () => patch('a', {inc: {n: 1}}))
    expect(commit(mutations, {isOwned: true}).results).toHaveLength(100_000)
    expect(engine.documents('production', ['a'])).toMatchObject([{n: 100_000}])
  })

  test('a listener that commits in its turn does not change the order for the others', () => {
    const {engine, commit} = createTestEngine()
    const heard: string[] = []
    engine.subscribe('production', ({transactionId}) => {
      if (transactionId === 'tx1') commit([create('b')], {transactionId: 'tx2'})
    })
    engine.subscribe('production', ({transactionId}) => heard.push(transactionId))
    commit([create('a')], {transactionId: 'tx1'})
    expect(heard).toEqual(['tx1', 'tx2'])
  })

  test('a listener that fails keeps neither the others from hearing nor the transaction from its answer', () => {
    const later: (() => void)[] = []
    vi.stubGlobal('queueMicrotask', (callback: () => void) => later.push(callback))
    onTestFinished(() => void vi.unstubAllGlobals())
    const {engine, commit} = createTestEngine()
    const heard: string[] = []
    engine.subscribe('production', () => {
      throw new Error('broken listener')
    })
    engine.subscribe('production', ({transactionId}) => heard.push(transactionId))
    expect(commit([create('a')], {transactionId: 'tx1'}).results).toHaveLength(1)
    expect(heard).toEqual(['tx1'])
    expect(later).toHaveLength(1)
    expect(later[0]).toThrow('broken listener')
  })
})
