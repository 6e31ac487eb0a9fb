import {describe, expect, test} from 'vitest'

import {create, createTestEngine, failureOf, NOON} from './testEngine.ts'

const everything = {query: '*._id', perspective: 'raw', canReadPrivate: true, identity: 'ada'} as const

describe('datasets', () => {
  test('are listed by name, with who may read them', () => {
    const {engine} = createTestEngine()
    expect(engine.createDataset('a', 'private')).toEqual({name: 'a', aclMode: 'private', createdAt: NOON})
    expect(engine.datasets()).toEqual([
      {name: 'a', aclMode: 'private', createdAt: NOON},
      {name: 'production', aclMode: 'public', createdAt: NOON},
    ])
  })

  test('hold the same id and the same transaction id each on its own', () => {
    const {engine, commit} = createTestEngine()
    engine.createDataset('staging')
    commit([create('tea', 'drink')], {transactionId: 'tx'})
    engine.transact('staging', {mutations: [create('tea', 'food')], transactionId: 'tx', author: 'ada'})
    expect(engine.documents('production', ['tea'])).toMatchObject([{_type: 'drink'}])
    expect(engine.documents('staging', ['tea'])).toMatchObject([{_type: 'food'}])
    expect(engine.transactions('staging', {documentIds: []})).toHaveLength(1)
  })

  test('are deleted with everything in them, and can be made anew', () => {
    const {engine, commit} = createTestEngine()
    commit([create('tea', 'drink')], {transactionId: 'tx'})
    expect(engine.deleteDataset('production')).toBe(true)
    expect(engine.deleteDataset('production')).toBe(false)
    engine.createDataset('production')
    expect(engine.query('production', everything)).toEqual([])
    expect(engine.transactions('production', {documentIds: []})).toEqual([])
    expect(commit([create('tea', 'food')], {transactionId: 'tx'}).results).toMatchObject([{operation: 'create'}])
  })

  test('that are not there are not found', () => {
    const {engine} = createTestEngine()
    const detail = {kind: 'request', error: 'Not Found', message: 'Dataset "none" not found in project "local".'}
    const acts = [
      () => engine.query('none', everything),
      () => engine.transact('none', {mutations: [], author: 'ada'}),
      () => engine.documents('none', ['a']),
      () => engine.allDocuments('none'),
      () => engine.transactions('none', {documentIds: []}),
      () => engine.documentAt('none', 'a', {lastRevision: true}),
      () => engine.subscribe('none', () => {}),
    ]
    for (const act of acts) expect(failureOf(act)).toEqual({status: 404, detail})
  })

  test('are made once', () => {
    const {engine} = createTestEngine()
    expect(failureOf(() => engine.createDataset('production'))).toEqual({
      status: 409,
      detail: {kind: 'request', error: 'Conflict', message: 'Dataset "production" already exists.'},
    })
  })

  test.each(['', 'Production', '-a', 'a b', 'a/b', 'a'.repeat(65)])('the name %j is none', (name) => {
    const {engine} = createTestEngine()
    expect(failureOf(() => engine.createDataset(name))).toMatchObject({status: 400, detail: {error: 'Bad Request'}})
  })

  test.each(['a', '~comments', '2024', 'a-b_c', 'a'.repeat(64)])('the name %j is one', (name) => {
    const {engine} = createTestEngine()
    expect(engine.createDataset(name).name).toBe(name)
  })
})
