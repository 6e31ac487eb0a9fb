import {describe, expect, test} from 'vitest'

import {settleEarly} from '../../migrate/plan/settleEarly.ts'
import type {Glance, RecordGlance} from '../../migrate/plan/types.ts'
import {builtOf, documentOf} from './articles.ts'

const record = (more: Partial<RecordGlance> = {}): Glance => ({
  record: {sourcePath: 'posts/tea.md', sourceHash: 'hash-1', pendingImages: [], openLinks: [], ...more},
  hasArticle: true,
  hasDraft: false,
})

describe('settleEarly', () => {
  test.each<{
    what: string
    glance: Glance
    hash?: string
    dialect?: string
    retryImages?: boolean
    there?: boolean
    outcome?: string
  }>([
    {what: 'not there', glance: {hasArticle: false, hasDraft: false}},
    {what: 'there without a record', glance: {hasArticle: true, hasDraft: false}},
    {what: 'the same source', glance: record(), outcome: 'unchanged'},
    {what: 'the same source with a draft', glance: {...record(), hasDraft: true}, outcome: 'unchanged'},
    {what: 'another source', glance: record(), hash: 'hash-2'},
    {what: 'the same source, deleted', glance: {...record(), hasArticle: false}, outcome: 'deleted'},
    {what: 'the same source in another dialect', glance: record(), dialect: 'obsidian'},
    {
      what: 'the same source in the dialect it was read in',
      glance: record({conversionSettings: '{"dialect":"obsidian"}'}),
      dialect: 'obsidian',
      outcome: 'unchanged',
    },
    {
      what: 'the same source of a record without settings, as a query answers',
      glance: record({conversionSettings: null}),
      outcome: 'unchanged',
    },
    {
      what: 'the same source in another dialect and under another path that is there',
      glance: record({sourcePath: 'old/tea.md'}),
      dialect: 'obsidian',
      there: true,
    },
    {what: 'another source, deleted', glance: {...record(), hasArticle: false}, hash: 'hash-2', outcome: 'deleted'},
    {what: 'the same source, which moved: its record is to say where to', glance: record({sourcePath: 'old/tea.md'})},
    {
      what: 'the same source under another path, and the earlier one is still there',
      glance: record({sourcePath: 'old/tea.md'}),
      there: true,
      outcome: 'unchanged',
    },
    {
      what: 'another source, and the earlier one is still there',
      glance: record({sourcePath: 'old/tea.md'}),
      hash: 'hash-2',
      there: true,
      outcome: 'failed',
    },
    {what: 'another source, and the earlier one moved', glance: record({sourcePath: 'old/tea.md'}), hash: 'hash-2'},
    {
      what: 'a remote image is missing',
      glance: record({pendingImages: ['https://example.com/x.png']}),
      outcome: 'unchanged',
    },
    {
      what: 'a remote image is missing and is to be tried again',
      glance: record({pendingImages: ['https://example.com/x.png']}),
      retryImages: true,
    },
    {what: 'a local image is missing', glance: record({pendingImages: ['x.png']})},
  ])('$what: $outcome', ({glance, hash = 'hash-1', dialect, retryImages = false, there = false, outcome}) => {
    const row = settleEarly(builtOf(documentOf('Tea'), hash, dialect), glance, {
      retryImages,
      now: 0,
      sourceExists: () => there,
    })
    expect(row && {...row, messages: row.messages.length}).toEqual(
      outcome && {path: 'posts/tea.md', id: 'article-tea', outcome, messages: outcome === 'unchanged' ? 0 : 1},
    )
  })
})
