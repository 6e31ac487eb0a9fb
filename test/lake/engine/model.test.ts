import fc from 'fast-check'
import {expect, test} from 'vitest'

import {createEngine} from '../../../src/lake/createEngine.ts'
import type {Engine, StoredDocument} from '../../../src/lake/engine.ts'
import {isLakeError} from '../../../src/lake/errors.ts'
import {decodeMutations} from '../../../src/lake/mutations/decodeMutations.ts'
import {applyToModel, type ModelMutation, type ModelRefusal, type ModelState} from './plainModel.ts'

const id = fc.constantFrom('a', 'b', 'drafts.a', 'c')
const key = fc.constantFrom('k1', 'k2', 'k3')
const number = fc.integer({min: -3, max: 9})
const reference = fc.record({_type: fc.constant('reference'), _ref: id, _weak: fc.constantFrom(true, false)})
const item = fc.oneof(fc.record({_key: key, n: number}), number)
const list = fc.uniqueArray(item, {
  maxLength: 3,
  selector: (each) => (typeof each === 'object' ? each._key : Symbol('number')),
})
const attributes = fc.record({n: number, o: fc.record({n: number}), list, ref: reference}, {requiredKeys: []})
const document = fc
  .tuple(id, fc.constantFrom('t', 'u'), attributes)
  .map(([_id, _type, rest]) => ({_id, _type, ...rest}))

const attributePath = fc.constantFrom('n', 'o.n', 'p.n', 'm')
const itemPath = fc.oneof(
  fc.constantFrom('list[0]', 'list[-1]'),
  key.map((each) => `list[_key=="${each}"]`),
)
const numberPath = fc.oneof(
  attributePath,
  key.map((each) => `list[_key=="${each}"].n`),
)
const operations = fc.record(
  {
    setIfMissing: fc.dictionary(attributePath, number, {maxKeys: 2}),
    set: fc.oneof(
      fc.dictionary(numberPath, number, {maxKeys: 2}),
      list.map((value) => ({list: value})),
      reference.map((ref) => ({ref})),
    ),
    unset: fc.array(fc.oneof(attributePath, itemPath, fc.constant('ref')), {maxLength: 2}),
    inc: fc.dictionary(numberPath, number, {maxKeys: 2}),
    dec: fc.dictionary(numberPath, number, {maxKeys: 1}),
    insert: fc
      .tuple(fc.constantFrom('before', 'after', 'replace'), itemPath, fc.array(number, {minLength: 1, maxLength: 2}))
      .map(([where, path, items]) => ({[where]: path, items})),
  },
  {requiredKeys: []},
)
const selection = fc.oneof(
  {weight: 4, arbitrary: id.map((each) => ({id: each}))},
  {weight: 1, arbitrary: number.map((least) => ({query: '*[n > $least]', params: {least}}))},
)
/** The place in the list of all transactions so far of the one whose id a patch expects; none expects nothing. */
const expectation = fc.option(fc.nat({max: 3}), {nil: undefined, freq: 4})

const mutation = fc.oneof(
  {weight: 3, arbitrary: document.map((body) => ({create: body}))},
  {weight: 1, arbitrary: document.map((body) => ({createIfNotExists: body}))},
  {weight: 2, arbitrary: document.map((body) => ({createOrReplace: body}))},
  {weight: 2, arbitrary: selection.map((body) => ({delete: body}))},
  {
    weight: 6,
    arbitrary: fc.tuple(selection, operations, expectation).map(([at, patch, back]) => ({
      patch: {...at, ...patch, ...(back === undefined ? {} : {ifRevisionID: `back-${back}`})},
    })),
  },
)
const history = fc.array(fc.array(mutation, {minLength: 1, maxLength: 4}), {minLength: 1, maxLength: 12})

/** Names a real revision: that of some transaction before this one. */
function aimAt(wire: ModelMutation, transaction: number): ModelMutation {
  const expected = /^back-(\d)$/.exec(String(wire['patch']?.['ifRevisionID']))
  if (expected === null) return wire
  return {patch: {...wire['patch'], ifRevisionID: `tx${transaction - 1 - Number(expected[1])}`}}
}

function commit(engine: Engine, mutations: readonly ModelMutation[], transactionId: string): ModelRefusal | undefined {
  try {
    engine.transact('production', {mutations: decodeMutations(mutations), transactionId, author: 'ada'})
    return undefined
  } catch (error) {
    if (!isLakeError(error) || error.detail.kind !== 'mutation') throw error
    const {items} = error.detail
    return {type: items[0]?.error.type ?? '', indexes: items.map(({index}) => index)}
  }
}

function withoutTimes({_createdAt, _updatedAt, ...rest}: StoredDocument): object {
  return rest
}

function toExpected(state: ModelState): object[] {
  return Array.from(state.values(), ({document: each, rev}) => ({...each, _rev: rev})).sort((a, b) =>
    a._id < b._id ? -1 : 1,
  )
}

test('random transactions leave what a plain model says, are refused where it says so, and every state can be read later', () => {
  fc.assert(
    fc.property(history, (transactions) => {
      const engine = createEngine({file: ':memory:', project: 'local'})
      try {
        engine.createDataset('production')
        let state: ModelState = new Map()
        const states: {id: string; state: ModelState}[] = []
        for (const [count, random] of transactions.entries()) {
          const transactionId = `tx${count}`
          const mutations = random.map((wire) => aimAt(wire as ModelMutation, count))
          const expected = applyToModel(state, mutations, transactionId)
          const refusal = commit(engine, mutations, transactionId)
          expect(refusal).toEqual('refusal' in expected ? expected.refusal : undefined)
          if ('state' in expected) {
            ;({state} = expected)
            states.push({id: transactionId, state})
          }
          expect(Array.from(engine.allDocuments('production'), withoutTimes)).toEqual(toExpected(state))
        }
        for (const {id: revision, state: then} of states) {
          for (const [documentId, {document: was, rev}] of then) {
            if (rev !== revision) continue
            const found = engine.documentAt('production', documentId, {revision})
            expect(found === null ? null : withoutTimes(found)).toEqual({...was, _rev: rev})
          }
        }
      } finally {
        engine.close()
      }
    }),
    {numRuns: 500},
  )
})
