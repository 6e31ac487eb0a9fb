import {expect, onTestFinished, test} from 'vitest'

import {createEngine} from '../../../src/lake/createEngine.ts'
import type {Engine, QueryRequest} from '../../../src/lake/engine.ts'
import {create, failureOf} from '../engine/testEngine.ts'

const MEMORY = 24_000_000

function createFullEngine(): Engine {
  const engine = createEngine({file: ':memory:', project: 'local', queryMemoryLimit: MEMORY})
  onTestFinished(() => engine.close())
  engine.createDataset('production')
  const mutations = Array.from({length: 2_000}, (_, n) => create(`p-${n}`, 'post', {n, word: 'a'.repeat(500)}))
  engine.transact('production', {mutations, author: 'ada'})
  return engine
}

function ask(query: string): QueryRequest {
  return {query, perspective: 'raw', canReadPrivate: true, identity: 'ada'}
}

const DOUBLE = '{"a": a + a}'

test.each([
  ['an object for each pair of documents', '*{"x": *{"y": ^.n, "z": n}}', /makes more than the memory/],
  ['an array that is doubled again and again', `{"a": [1, 2, 3, 4]}${DOUBLE.repeat(24)}`, /makes more than the memory/],
  ['a text that is doubled again and again', `{"a": "tea and milk"}${DOUBLE.repeat(30)}`, /makes more than the memory/],
  ['all documents for each document', '*{"x": *}', /more than 200,000,000 characters/],
])('%s is refused, and the lake answers on', (_name, query, reason) => {
  const engine = createFullEngine()
  expect(failureOf(() => engine.query('production', ask(query)))).toEqual({
    status: 400,
    detail: {kind: 'query', description: expect.stringMatching(reason)},
  })
  expect(engine.query('production', ask('count(*[_type == "post"])'))).toBe(2_000)
})

test('garbage does not count', () => {
  const engine = createFullEngine()
  const query = 'count(*[0...100]{"x": count(*{"a": n, "b": ^.n, "c": word + word})})'
  expect(engine.query('production', ask(query))).toBe(100)
})
