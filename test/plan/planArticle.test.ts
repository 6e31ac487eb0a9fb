import {describe, expect, test} from 'vitest'

import {planArticle} from '../../migrate/plan/planArticle.ts'
import type {Holding, PlanOptions} from '../../migrate/plan/types.ts'
import {builtOf, documentOf, holdingOf, stored} from './articles.ts'

const OLD = documentOf('Tea')
const NEW = documentOf('Tea', 'Pour slowly.')
const EDITED = documentOf('Green tea')

const {article: _gone, ...deleted} = holdingOf(OLD)
const {article: _taken, ...unpublished} = holdingOf(OLD, {draft: OLD})

const WRITE = {action: 'write', onConflict: 'keep', publication: 'published'}

describe('planArticle', () => {
  test.each<{
    what: string
    holding: Holding
    hash?: string
    dialect?: string
    options?: Omit<Partial<PlanOptions>, 'now'>
    plan: object
    rules?: string[]
  }>([
    {what: 'nothing there', holding: {}, plan: WRITE},
    {what: 'as it was written, another source', holding: holdingOf(OLD), plan: WRITE},
    {
      what: 'as it was written, the same source: only images are missing',
      holding: holdingOf(OLD, {pending: ['x.png']}),
      hash: 'hash-1',
      plan: {...WRITE, pendingBefore: ['x.png']},
    },
    {
      what: 'as it was written, the same source in another dialect',
      holding: holdingOf(OLD),
      hash: 'hash-1',
      dialect: 'obsidian',
      plan: WRITE,
    },
    {what: 'edited, another source', holding: holdingOf(OLD, {current: EDITED, draft: OLD}), plan: WRITE},
    {what: 'deleted', holding: deleted, plan: {action: 'none', outcome: 'deleted'}, rules: ['plan/deleted']},
    {
      what: 'deleted, overwrite: still not brought back',
      holding: deleted,
      options: {onConflict: 'overwrite'},
      plan: {action: 'none', outcome: 'deleted'},
      rules: ['plan/deleted'],
    },
    {what: 'deleted, restore', holding: deleted, options: {restore: true}, plan: WRITE},
    {
      what: 'unpublished',
      holding: unpublished,
      plan: {action: 'none', outcome: 'deleted'},
      rules: ['plan/unpublished'],
    },
    {
      what: 'written by someone else, overwrite: still not ours',
      holding: {article: stored(EDITED)},
      options: {onConflict: 'overwrite'},
      plan: {action: 'none', outcome: 'conflict'},
      rules: ['plan/not-imported'],
    },
    {what: 'written by someone else, adopt', holding: {article: stored(EDITED)}, options: {adopt: true}, plan: WRITE},
    {
      what: 'another type under the id, adopt',
      holding: {article: {...stored(EDITED), _type: 'page'}},
      options: {adopt: true},
      plan: {action: 'none', outcome: 'failed'},
      rules: ['plan/id-taken'],
    },
  ])('$what', ({holding, hash, dialect, options, plan, rules = []}) => {
    const built = builtOf(NEW, hash, dialect)
    const step = planArticle(built, holding, {onConflict: 'keep', now: () => 0, ...options})
    expect(step).toMatchObject({...plan, built})
    expect('pendingBefore' in step).toBe('pendingBefore' in plan)
    expect(step.messages.map(({rule}) => rule)).toEqual(rules)
  })

  test('messages of the source stay, before those of the plan', () => {
    const built = {...builtOf(NEW), messages: [{severity: 'info', rule: 'x/y', reason: 'Z.'} as const]}
    const step = planArticle(built, deleted, {onConflict: 'keep', now: () => 0})
    expect(step.messages.map(({rule}) => rule)).toEqual(['x/y', 'plan/deleted'])
  })
})
