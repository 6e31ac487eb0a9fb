import {expect, onTestFinished, test} from 'vitest'

import {createEngine} from '../../../src/lake/createEngine.ts'
import type {Engine, QueryRequest} from '../../../src/lake/engine.ts'
import {create, failureOf} from '../engine/testEngine.ts'

function createLimitedEngine(): Engine {
  const engine = createEngine({file: ':memory:', project: 'local', queryTimeLimit: 500})
  onTestFinished(() => engine.close())
  engine.createDataset('production')
  const mutations = Array.from({length: 400}, (_, n) => create(`p-${n}`, 'post', {n, word: 'a'.repeat(4_000)}))
  engine.transact('production', {mutations, author: 'ada'})
  return engine
}

test.each([
  ['each document with each with each', 'count(*[count(*[count(*[n != ^.n && n != ^.^.n]) > 9999]) > 9999])'],
  ['a list that is long to read', `*[n in [${'1,'.repeat(60_000)}]]`],
  ['a pattern with many stars', '*[word match $pattern]'],
  ['a pattern over nothing that is stored', '$text match $pattern'],
  ['parameters that are compared with each other', 'array::intersects($many, $others)'],
])('%s is stopped, and the lake answers on', (_name, query) => {
  const engine = createLimitedEngine()
  const params = {
    text: 'a'.repeat(4_000),
    pattern: `${'a*'.repeat(12)}b`,
    many: Array.from({length: 60_000}, (_, n) => n),
    others: Array.from({length: 60_000}, (_, n) => -1 - n),
  }
  const request: QueryRequest = {query, params, perspective: 'raw', canReadPrivate: true, identity: 'ada'}
  expect(failureOf(() => engine.query('production', request))).toEqual({
    status: 400,
    detail: {
      kind: 'query',
      description:
        'The query was stopped after 0.5 seconds. Filter by _type, _id, a reference or a short attribute first, so that fewer documents are looked at.',
    },
  })
  expect(engine.query('production', {...request, query: 'count(*[_type == "post"])'})).toBe(400)
  expect(engine.query('production', {...request, query: '*[n == 7]{"next": *[n == ^.n + 1][0].n}'})).toEqual([
    {next: 8},
  ])
})
