import {isDeepStrictEqual} from 'node:util'

import fc from 'fast-check'

import type {Engine, IncomingDocument, Mutation} from '../../../src/lake/engine.ts'
import {evaluateOverAll, showIn} from './evaluateOverAll.ts'
import {documentArbitrary, PARAMS, PERSPECTIVES, queryArbitrary} from './queryArbitraries.ts'

/**
 * Changes documents and asks queries at random, and compares each answer with what groq-js makes of all documents that the
 * perspective shows.
 *
 * @param engine - With an empty dataset `production`.
 * @param now - The engine's clock, which stands still.
 * @throws With the query and both answers where they are not equal.
 */
export function comparePlanned(engine: Engine, now: string, {runs, seed}: {runs: number; seed: number}): void {
  const commit = (mutations: Mutation[]): void => {
    if (mutations.length > 0) engine.transact('production', {mutations, author: 'ada'})
  }
  const write = (documents: (IncomingDocument & {_id: string})[]): void =>
    commit(documents.map((document): Mutation => ({type: 'createOrReplace', document})))
  write(fc.sample(documentArbitrary, {numRuns: 40, seed}))
  const round = fc.record({
    changed: fc.oneof(
      {arbitrary: fc.array(documentArbitrary, {maxLength: 0}), weight: 4},
      fc.array(documentArbitrary, {maxLength: 3}),
      {arbitrary: fc.array(documentArbitrary, {minLength: 30, maxLength: 30, size: 'max'}), weight: 1},
    ),
    removed: fc.constantFrom('', '', '', 'a-1', 'drafts.a-2', 'versions.spring.b-1', 'c-1'),
    query: queryArbitrary,
    perspective: fc.constantFrom(...PERSPECTIVES),
    canReadPrivate: fc.constantFrom(true, true, true, false),
  })
  fc.assert(
    fc.property(round, ({changed, removed, query, perspective, canReadPrivate}) => {
      write(changed)
      commit(removed === '' ? [] : [{type: 'delete', selection: {id: removed}}])
      const shown = showIn(engine.allDocuments('production'), perspective, canReadPrivate)
      const planned = engine.query('production', {query, params: PARAMS, perspective, canReadPrivate, identity: 'ada'})
      const plain = evaluateOverAll(query, PARAMS, shown, now)
      if (isDeepStrictEqual(planned, plain)) return
      throw new Error(
        `${query} in ${String(perspective)} answers ${JSON.stringify(planned)}, and groq-js over all documents ${JSON.stringify(plain)}`,
      )
    }),
    {numRuns: runs, seed},
  )
}
