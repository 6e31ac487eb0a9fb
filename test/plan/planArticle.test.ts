import {describe, expect, test} from 'vitest'

import {planArticle} from '../../migrate/plan/planArticle.ts'
import type {ConflictPolicy, Holding} from '../../migrate/plan/types.ts'
import {builtOf, documentOf, holdingOf, stored} from './articles.ts'

const OLD = documentOf('Tea')
const NEW = documentOf('Tea', 'Pour slowly.')
const EDITED = documentOf('Green tea')

const {article: _gone, ...deleted} = holdingOf(OLD)
const {article: _taken, ...unpublished} = holdingOf(OLD, {draft: OLD})

describe('planArticle', () => {
  test.each<{
    what: string
    holding: Holding
    hash?: string
    dialect?: string
    policy?: ConflictPolicy
    plan: object
    rules?: string[]
  }>([
    {what: 'nothing there', holding: {}, plan: {action: 'create', discardDraft: false}},
    {
      what: 'as it was written, another source',
      holding: holdingOf(OLD),
      plan: {action: 'update', current: stored(OLD), discardDraft: false},
    },
    {
      what: 'as it was written, the same source: only images are missing',
      holding: holdingOf(OLD, {pending: ['x.png']}),
      hash: 'hash-1',
      plan: {action: 'update', pendingBefore: ['x.png']},
    },
    {
      what: 'as it was written, the same source in another dialect',
      holding: holdingOf(OLD),
      hash: 'hash-1',
      dialect: 'obsidian',
      plan: {action: 'update', current: stored(OLD), discardDraft: false},
    },
    {
      what: 'edited, the same source in another dialect',
      holding: holdingOf(OLD, {current: EDITED}),
      hash: 'hash-1',
      dialect: 'obsidian',
      plan: {action: 'none', outcome: 'conflict'},
      rules: ['plan/edited'],
    },
    {
      what: 'edited, another source',
      holding: holdingOf(OLD, {current: EDITED}),
      plan: {action: 'none', outcome: 'conflict'},
      rules: ['plan/edited'],
    },
    {
      what: 'edited, another source, overwrite',
      holding: holdingOf(OLD, {current: EDITED}),
      policy: 'overwrite',
      plan: {action: 'update', current: stored(EDITED), discardDraft: false},
    },
    {
      what: 'edited, the same source',
      holding: holdingOf(OLD, {current: EDITED, pending: ['x.png']}),
      hash: 'hash-1',
      policy: 'overwrite',
      plan: {action: 'none', outcome: 'unchanged'},
      rules: ['plan/images-left'],
    },
    {
      what: 'a draft, another source',
      holding: holdingOf(OLD, {draft: OLD}),
      plan: {action: 'none', outcome: 'conflict'},
      rules: ['plan/draft-exists'],
    },
    {
      what: 'a draft, another source, overwrite',
      holding: holdingOf(OLD, {draft: EDITED}),
      policy: 'overwrite',
      plan: {action: 'update', discardDraft: true},
      rules: ['plan/draft-discarded'],
    },
    {what: 'deleted', holding: deleted, plan: {action: 'none', outcome: 'deleted'}, rules: ['plan/deleted']},
    {
      what: 'deleted, overwrite: still not brought back',
      holding: deleted,
      policy: 'overwrite',
      plan: {action: 'none', outcome: 'deleted'},
      rules: ['plan/deleted'],
    },
    {
      what: 'unpublished',
      holding: unpublished,
      plan: {action: 'none', outcome: 'deleted'},
      rules: ['plan/unpublished'],
    },
    {
      what: 'written by someone else',
      holding: {article: stored(EDITED)},
      plan: {action: 'none', outcome: 'conflict'},
      rules: ['plan/not-imported'],
    },
    {
      what: 'written by someone else, overwrite',
      holding: {article: stored(EDITED)},
      policy: 'overwrite',
      plan: {action: 'update', current: stored(EDITED)},
    },
    {
      what: "someone else's draft, overwrite",
      holding: {draft: stored(EDITED)},
      policy: 'overwrite',
      plan: {action: 'create', discardDraft: true},
      rules: ['plan/draft-discarded'],
    },
    {
      what: 'another type under the id, overwrite',
      holding: {article: {...stored(EDITED), _type: 'page'}},
      policy: 'overwrite',
      plan: {action: 'none', outcome: 'failed'},
      rules: ['plan/id-taken'],
    },
  ])('$what', ({holding, hash, dialect, policy = 'keep', plan, rules = []}) => {
    const built = builtOf(NEW, hash, dialect)
    const step = planArticle(built, holding, policy)
    expect(step).toMatchObject({...plan, built})
    expect(step.messages.map(({rule}) => rule)).toEqual(rules)
  })

  test.each([
    ['hash-2', 'plain', 'The source changed since the last import, and an editor changed'],
    ['hash-1', 'obsidian', 'The source is read in another dialect than at the last import, and an editor changed'],
  ])('a conflict says what changed: source %s, dialect %s', (hash, dialect, reason) => {
    const step = planArticle(builtOf(NEW, hash, dialect), holdingOf(OLD, {current: EDITED}), 'keep')
    expect(step.messages[0]?.reason).toContain(reason)
  })

  test('messages of the source stay, before those of the plan', () => {
    const built = {...builtOf(NEW), messages: [{severity: 'info', rule: 'x/y', reason: 'Z.'} as const]}
    const step = planArticle(built, holdingOf(OLD, {current: EDITED}), 'keep')
    expect(step.messages.map(({rule}) => rule)).toEqual(['x/y', 'plan/edited'])
  })
})
