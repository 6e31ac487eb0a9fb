import {describe, expect, test} from 'vitest'

import type {HistoryRequest} from '../../../src/lake/engine.ts'
import {create, createTestEngine, failureOf, patch, remove, stored, type TestEngine} from './testEngine.ts'

const HOURS = ['08', '09', '10', '11', '12'].map((hour) => `2024-05-01T${hour}:00:00.000Z`)

/** Five transactions an hour apart: tx0 creates a, tx1 edits it, tx2 (by Bob) creates b, tx3 edits both, tx4 deletes a. */
function createPast(): TestEngine {
  const lake = createTestEngine()
  const past = [
    [create('a', 'article', {n: 0})],
    [patch('a', {set: {n: 1}})],
    [create('b')],
    [patch('a', {set: {n: 3}}), patch('b', {set: {n: 3}})],
    [remove('a')],
  ]
  for (const [index, mutations] of past.entries()) {
    lake.setTime(HOURS[index] ?? '')
    lake.commit(mutations, {transactionId: `tx${index}`, author: index === 2 ? 'bob' : 'ada'})
  }
  return lake
}

const a = (rev: number, n: number): object => ({
  ...stored('a', 'article', `tx${rev}`, {n}),
  _createdAt: HOURS[0],
  _updatedAt: HOURS[rev],
})

describe('the transaction log', () => {
  const find = (request: Partial<HistoryRequest>): string[] =>
    createPast()
      .engine.transactions('production', {documentIds: [], ...request})
      .map((commit) => commit.transactionId)

  test.each<[request: Partial<HistoryRequest>, expected: number[]]>([
    [{}, [0, 1, 2, 3, 4]],
    [{reverse: true}, [4, 3, 2, 1, 0]],
    [{documentIds: ['b']}, [2, 3]],
    [{documentIds: ['a', 'b', 'c']}, [0, 1, 2, 3, 4]],
    [{documentIds: ['c']}, []],
    [{authors: ['bob']}, [2]],
    [{fromTransaction: 'tx2'}, [2, 3, 4]],
    [{fromTransaction: ''}, [0, 1, 2, 3, 4]],
    [{toTransaction: 'tx2'}, [0, 1, 2]],
    [{fromTransaction: 'unknown'}, []],
    [{fromTime: '2024-05-01T10:00:00Z'}, [2, 3, 4]],
    [{fromTime: '2024-05-01T12:30:00+02:00', toTime: HOURS[3] ?? ''}, [3]],
    [{limit: 2}, [0, 1]],
    [{limit: 2, reverse: true}, [4, 3]],
    [{documentIds: ['a'], fromTransaction: 'tx1', limit: 2}, [1, 3]],
  ])('%j', (request, expected) => {
    expect(find(request)).toEqual(expected.map((index) => `tx${index}`))
  })

  test('an entry holds what was changed, and of that only the documents asked for', () => {
    const {engine} = createPast()
    expect(engine.transactions('production', {documentIds: ['a'], fromTransaction: 'tx3'})).toEqual([
      {
        dataset: 'production',
        transactionId: 'tx3',
        timestamp: HOURS[3],
        author: 'ada',
        actions: [],
        changes: [{id: 'a', previous: a(1, 1), result: a(3, 3), mutations: [{patch: {id: 'a', set: {n: 3}}}]}],
      },
      {
        dataset: 'production',
        transactionId: 'tx4',
        timestamp: HOURS[4],
        author: 'ada',
        actions: [],
        changes: [{id: 'a', previous: a(3, 3), result: null, mutations: [{delete: {id: 'a'}}]}],
      },
    ])
  })

  test('the log tells what listeners were told', () => {
    const {engine, commit} = createTestEngine()
    const heard: unknown[] = []
    engine.subscribe('production', (each) => heard.push(each))
    commit([create('a'), create('b'), patch('b', {set: {n: 1}})], {actions: ['sanity.action.document.create']})
    commit([{type: 'createOrReplace', document: {_id: 'a', _type: 'other'}}, remove('b')])
    commit([{type: 'createIfNotExists', document: {_id: 'a', _type: 'other'}}])
    expect(engine.transactions('production', {documentIds: []})).toEqual(heard)
  })

  test('what is no time', () => {
    expect(failureOf(() => find({fromTime: 'yesterday'}))).toEqual({
      status: 400,
      detail: {
        kind: 'request',
        error: 'Bad Request',
        message: '"yesterday" is not a time; expected one such as 2024-05-01T12:00:00Z.',
      },
    })
  })
})

describe('a document as it was', () => {
  test.each<[id: string, moment: {revision: string} | {time: string} | {lastRevision: true}, expected: object | null]>([
    ['a', {revision: 'tx0'}, a(0, 0)],
    ['a', {revision: 'tx3'}, a(3, 3)],
    ['a', {revision: 'tx2'}, null],
    ['a', {revision: 'tx4'}, null],
    ['a', {revision: 'unknown'}, null],
    ['a', {time: '2024-05-01T07:59:59Z'}, null],
    ['a', {time: '2024-05-01T08:00:00Z'}, a(0, 0)],
    ['a', {time: '2024-05-01T10:30:00Z'}, a(1, 1)],
    ['a', {time: '2024-05-01T13:00:00Z'}, null],
    ['a', {lastRevision: true}, a(3, 3)],
    ['c', {lastRevision: true}, null],
  ])('%s at %j', (id, moment, expected) => {
    expect(createPast().engine.documentAt('production', id, moment)).toEqual(expected)
  })
})

describe('reading everything', () => {
  test('shows the dataset as of the call, in id order, whatever is written meanwhile', () => {
    const {engine, commit} = createTestEngine()
    commit([create('c'), create('a'), create('b')], {transactionId: 'tx1'})
    const documents = engine.allDocuments('production')[Symbol.iterator]()
    expect(documents.next().value).toEqual(stored('a', 'article', 'tx1'))
    commit([patch('b', {set: {n: 1}}), remove('c'), create('d')])
    expect(Array.from({[Symbol.iterator]: () => documents})).toEqual([
      stored('b', 'article', 'tx1'),
      stored('c', 'article', 'tx1'),
    ])
  })

  test('says so when the dataset is deleted meanwhile, and shows nothing of the one that takes its place', () => {
    const {engine, commit} = createTestEngine()
    commit([create('a'), create('b')])
    const documents = engine.allDocuments('production')[Symbol.iterator]()
    documents.next()
    engine.deleteDataset('production')
    engine.createDataset('hidden', 'private')
    engine.transact('hidden', {mutations: [create('secret'), create('secrets')], author: 'ada'})
    expect(failureOf(() => documents.next())).toMatchObject({
      status: 404,
      detail: {message: 'The dataset was deleted while it was being read.'},
    })
  })
})
