import {describe, expect, test} from 'vitest'

import {buildImportRecord} from '../../migrate/document/buildImportRecord.ts'
import {buildMutations} from '../../migrate/plan/buildMutations.ts'
import type {WritingStep} from '../../migrate/plan/types.ts'
import type {ArticleDocument} from '../../migrate/types.ts'
import {builtOf, documentOf, stored} from './articles.ts'

const CATEGORY = {_id: 'category-drinks', _type: 'category', title: 'Drinks'}

function mutationsFor(next: ArticleDocument, current?: ArticleDocument, discardDraft = false): unknown[] {
  const built = {...builtOf(next), related: [CATEGORY]}
  const step: WritingStep = current
    ? {action: 'update', built, current: stored(current), discardDraft, messages: []}
    : {action: 'create', built, discardDraft, messages: []}
  const record = buildImportRecord({built, article: next, pendingImages: [], runId: 'run-1', toolVersion: '1.0.0'})
  const mutations = buildMutations(step, next, record)
  expect(mutations[0]).toEqual({createIfNotExists: CATEGORY})
  expect(mutations.at(-1)).toEqual({createOrReplace: record})
  return mutations.slice(1, -1)
}

describe('buildMutations', () => {
  test('a new article is created, never replaced', () => {
    expect(mutationsFor(documentOf('Tea'))).toEqual([{create: documentOf('Tea')}])
  })

  test('a changed one is patched in the fields that differ, guarded by its revision', () => {
    const current = documentOf('Tea', 'Pour.', {subtitle: 'Green', excerpt: 'Short.', tags: ['a', 'b']})
    const next = documentOf('Iced tea', 'Pour.', {excerpt: 'Short.', tags: ['b', 'a']})
    expect(mutationsFor(next, current)).toEqual([
      {
        patch: {
          id: 'article-tea',
          ifRevisionID: 'rev-1',
          set: {title: 'Iced tea', tags: ['b', 'a']},
          unset: ['subtitle'],
        },
      },
    ])
  })

  test('a changed body is set whole', () => {
    const next = documentOf('Tea', 'Pour slowly.')
    expect(mutationsFor(next, documentOf('Tea'))).toEqual([
      {patch: {id: 'article-tea', ifRevisionID: 'rev-1', set: {body: next.body}}},
    ])
  })

  test('an article that already is as it should be keeps its revision', () => {
    const {slug, ...rest} = documentOf('Tea')
    expect(mutationsFor(documentOf('Tea'), {...rest, slug: {current: slug.current, _type: 'slug'}})).toEqual([])
  })

  test('a draft that is in the way goes in the same transaction', () => {
    expect(mutationsFor(documentOf('Tea'), documentOf('Tea'), true)).toEqual([{delete: {id: 'drafts.article-tea'}}])
  })
})
