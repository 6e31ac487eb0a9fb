import {onTestFinished} from 'vitest'

import {createEngine} from '../../../src/lake/createEngine.ts'
import type {Engine, Mutation, TransactionRequest, TransactionResult} from '../../../src/lake/engine.ts'
import {isLakeError, type LakeErrorDetail} from '../../../src/lake/errors.ts'

/** When things happen in tests, unless a test sets the clock. */
export const NOON = '2024-05-01T12:00:00.000Z'

/** An engine with the dataset `production`, a clock that stands still and ids that count; closed after the test. */
export interface TestEngine {
  engine: Engine
  /** Sets the clock. */
  setTime(time: string): void
  /** Commits mutations to `production` as Ada. */
  commit(mutations: Mutation[], options?: Partial<TransactionRequest>): TransactionResult
}

export function createTestEngine(file = ':memory:'): TestEngine {
  let time = NOON
  let count = 0
  const engine = createEngine({
    file,
    project: 'local',
    now: () => new Date(time),
    createId: () => `id-${(count += 1)}`,
  })
  onTestFinished(() => engine.close())
  if (engine.datasets().length === 0) engine.createDataset('production')
  return {
    engine,
    setTime: (next) => void (time = next),
    commit: (mutations, options = {}) => engine.transact('production', {mutations, author: 'ada', ...options}),
  }
}

/** A stored document as {@link createTestEngine} makes it. */
export function stored(id: string, type: string, rev: string, attributes: Record<string, unknown> = {}): object {
  return {_id: id, _type: type, _rev: rev, _createdAt: NOON, _updatedAt: NOON, ...attributes}
}

/** `create` for a document. */
export function create(id: string, type = 'article', attributes: Record<string, unknown> = {}): Mutation {
  return {type: 'create', document: {_id: id, _type: type, ...attributes}}
}

/** A patch of one document. */
export function patch(id: string, operations: Extract<Mutation, {type: 'patch'}>['operations']): Mutation {
  return {type: 'patch', selection: {id}, operations}
}

/** Deletes one document. */
export function remove(id: string): Mutation {
  return {type: 'delete', selection: {id}}
}

/** A strong reference. */
export function refer(id: string, attributes: Record<string, unknown> = {}): Record<string, unknown> {
  return {_type: 'reference', _ref: id, ...attributes}
}

/** The status and detail of the LakeError that an act ends in. */
export function failureOf(act: () => unknown): {status: number; detail: LakeErrorDetail} {
  try {
    act()
  } catch (error) {
    if (isLakeError(error)) return {status: error.status, detail: error.detail}
    throw error
  }
  throw new Error('Expected a LakeError; nothing was thrown.')
}

/** The items of a refused transaction. */
export function refusalOf(act: () => unknown): {status: number; items: unknown[]} {
  const {status, detail} = failureOf(act)
  if (detail.kind !== 'mutation') throw new Error(`Expected a mutation error; got ${JSON.stringify(detail)}.`)
  return {status, items: detail.items}
}
