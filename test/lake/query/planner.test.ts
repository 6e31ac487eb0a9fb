import fc from 'fast-check'
import {expect, test} from 'vitest'

import type {Mutation} from '../../../src/lake/engine.ts'
import {createTestEngine, NOON} from '../engine/testEngine.ts'
import {evaluateOverAll, showIn} from './evaluateOverAll.ts'
import {documentArbitrary, PARAMS, PERSPECTIVES, queryArbitrary} from './queryArbitraries.ts'

/** How many rounds; each changes some documents and asks a query. `LAKE_QUERY_RUNS=20000` for a long proof. */
const RUNS = Number(process.env['LAKE_QUERY_RUNS'] ?? 400)

const SEED = Number(process.env['LAKE_QUERY_SEED'] ?? 20240501)

type Incoming = {_id: string; _type: string}

test('a planned query answers as groq-js does over all documents', {timeout: 60_000 + RUNS * 100}, () => {
  const {engine, commit} = createTestEngine()
  const write = (documents: Incoming[]): void => {
    commit(documents.map((document): Mutation => ({type: 'createOrReplace', document})))
  }
  write(fc.sample(documentArbitrary, {numRuns: 40, seed: SEED}))
  const round = fc.record({
    changed: fc.oneof(
      {arbitrary: fc.constant<Incoming[]>([]), weight: 4},
      fc.array(documentArbitrary, {maxLength: 3}),
      {
        arbitrary: fc.array(documentArbitrary, {minLength: 30, maxLength: 30, size: 'max'}),
        weight: 1,
      },
    ),
    removed: fc.constantFrom('', '', '', 'a-1', 'drafts.a-2', 'versions.spring.b-1', 'c-1'),
    query: queryArbitrary,
    perspective: fc.constantFrom(...PERSPECTIVES),
    canReadPrivate: fc.constantFrom(true, true, true, false),
  })
  fc.assert(
    fc.property(round, ({changed, removed, query, perspective, canReadPrivate}) => {
      if (changed.length > 0) write(changed)
      if (removed !== '') commit([{type: 'delete', selection: {id: removed}}])
      const shown = showIn(engine.allDocuments('production'), perspective, canReadPrivate)
      const ask = (): unknown =>
        engine.query('production', {query, params: PARAMS, perspective, canReadPrivate, identity: 'ada'})
      expect(ask(), `${query} in ${String(perspective)}`).toEqual(evaluateOverAll(query, PARAMS, shown, NOON))
    }),
    {numRuns: RUNS, seed: SEED},
  )
})
