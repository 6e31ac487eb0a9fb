import {describe, expect, onTestFinished, test} from 'vitest'

import {createEngine} from '../../../src/lake/createEngine.ts'
import type {Engine} from '../../../src/lake/engine.ts'
import {readRetention} from '../../../src/lake/maintenance/retention.ts'
import {create, patch, remove} from './testEngine.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/** An engine that keeps some days of history, and a clock that is set by days. */
function createAged(days: number | 'all' = 2): {
  engine: Engine
  onDay(day: number, ...commits: object[]): void
} {
  let day = 0
  const now = (): Date => new Date(Date.UTC(2024, 0, 1 + day))
  const engine = createEngine({
    file: ':memory:',
    project: 'local',
    now,
    ...(days !== 'all' && {history: days * DAY_MS}),
  })
  onTestFinished(() => engine.close())
  engine.createDataset('production')
  return {
    engine,
    onDay(next, ...mutations) {
      day = next
      for (const [index, mutation] of mutations.entries()) {
        const transactionId = `day${next}-${index}`
        engine.transact('production', {mutations: [mutation as never], transactionId, author: 'ada'})
      }
    },
  }
}

const at = (engine: Engine, id: string, day: number): unknown =>
  engine.documentAt('production', id, {time: new Date(Date.UTC(2024, 0, 1 + day, 12)).toISOString()})?.['n']

describe('history that is kept for two days', () => {
  test('goes back two days without a gap, and documents stay what they are', () => {
    const {engine, onDay} = createAged()
    onDay(0, create('a', 'note', {n: 0}), create('untouched', 'note', {n: 0}))
    onDay(1, patch('a', {set: {n: 1}}))
    onDay(4, patch('a', {set: {n: 4}}))
    onDay(5, patch('a', {set: {n: 5}}))
    // Day 1's state was the document's until day 4, so it is within the two days; day 0's was over on day 1.
    expect(engine.forgetHistory()).toBe(1)
    expect([0, 1, 3, 4, 5].map((day) => at(engine, 'a', day))).toEqual([undefined, 1, 1, 4, 5])
    expect(at(engine, 'untouched', 0)).toBe(0)
    expect(engine.documents('production', ['a', 'untouched'])).toMatchObject([{n: 5}, {n: 0}])
    expect(engine.transactions('production', {documentIds: ['a']}).map(({transactionId}) => transactionId)).toEqual([
      'day1-0',
      'day4-0',
      'day5-0',
    ])
    expect(engine.forgetHistory()).toBe(0)
  })

  test('forgets documents that were deleted before, and keeps those deleted since', () => {
    const {engine, onDay} = createAged()
    onDay(0, create('old', 'note', {n: 0}), create('new', 'note', {n: 0}))
    onDay(1, remove('old'))
    onDay(4, remove('new'))
    onDay(5)
    engine.forgetHistory()
    expect(engine.documentAt('production', 'old', {lastRevision: true})).toBeNull()
    expect(engine.documentAt('production', 'new', {lastRevision: true})).toMatchObject({n: 0})
  })

  test('remembers ids of transactions for a day even where nothing is kept, so that none is applied twice', () => {
    const {engine, onDay} = createAged(0)
    onDay(0, create('a', 'note', {n: 0}))
    onDay(3, patch('a', {inc: {n: 1}}))
    onDay(3.5, patch('a', {inc: {n: 1}}))
    engine.forgetHistory()
    onDay(3, patch('a', {inc: {n: 1}}))
    expect(engine.documents('production', ['a'])).toMatchObject([{n: 2}])
    onDay(10)
    engine.forgetHistory()
    expect(engine.transactions('production', {documentIds: []}).map(({transactionId}) => transactionId)).toEqual([
      'day3.5-0',
    ])
  })

  test('does not take from under a reader what it is reading', () => {
    const {engine, onDay} = createAged(0)
    onDay(0, create('a', 'note', {n: 0}), create('b', 'note', {n: 0}))
    const reader = engine.allDocuments('production')[Symbol.iterator]()
    expect(reader.next().value).toMatchObject({_id: 'a', n: 0})
    onDay(1, patch('b', {set: {n: 1}}))
    onDay(9)
    engine.compact()
    expect(reader.next().value).toMatchObject({_id: 'b', n: 0})
    expect(reader.next().done).toBe(true)
    expect(engine.forgetHistory()).toBe(1)
  })
})

test('all history is kept where nothing else is said', () => {
  const {engine, onDay} = createAged('all')
  onDay(0, create('a', 'note', {n: 0}))
  onDay(1, patch('a', {set: {n: 1}}))
  onDay(9999)
  expect(engine.compact()).toMatchObject({forgotten: 0})
  expect(at(engine, 'a', 0)).toBe(0)
})

test('what is purged has no history left, and others have theirs', () => {
  const {engine, onDay} = createAged()
  onDay(0, create('a', 'note', {n: 0}), create('b', 'note', {n: 0}))
  onDay(1, patch('a', {set: {n: 1}}), patch('b', {set: {n: 1}}))
  engine.transact('production', {mutations: [remove('a')], author: 'ada', purge: ['a']})
  expect(engine.transactions('production', {documentIds: ['a']})).toEqual([])
  expect(engine.documentAt('production', 'a', {lastRevision: true})).toBeNull()
  expect([at(engine, 'b', 0), at(engine, 'b', 1)]).toEqual([0, 1])
})

test('a retention is all, or days', () => {
  expect([readRetention('all'), readRetention('0d'), readRetention('30d')]).toEqual([undefined, 0, 30 * DAY_MS])
  expect(() => readRetention('30')).toThrow('"history" is "30"; expected "all", or days such as "30d".')
})
