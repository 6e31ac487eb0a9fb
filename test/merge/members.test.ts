import {describe, expect, test} from 'vitest'

import {hashValue, hashWritten} from '../../migrate/document/hashWritten.ts'
import {mergeArticle} from '../../migrate/merge/mergeArticle.ts'
import type {ArticleDocument, WrittenHashes} from '../../migrate/types.ts'
import {documentOf, stored} from '../plan/articles.ts'

const withSeo = (title?: string, description?: string): ArticleDocument =>
  documentOf('Tea', 'Pour.', {
    seo: {_type: 'seo', ...(title !== undefined && {title}), ...(description !== undefined && {description})},
  })

const BASE = withSeo('Tea', 'About tea.')

/** As versions before kept it: one hash of all of `seo`. */
function asBefore(article: ArticleDocument): WrittenHashes {
  const {fields, ...rest} = hashWritten(article)
  const others = Object.entries(fields).filter(([name]) => !name.startsWith('seo.'))
  return {...rest, fields: {...Object.fromEntries(others), seo: hashValue(article.seo)}}
}

const merge = (written: WrittenHashes, theirs: ArticleDocument, ours: ArticleDocument) => {
  const {mutations, conflicts} = mergeArticle({written, article: stored(theirs), ours, policy: 'keep'})
  const [patch] = mutations.flatMap((mutation) => ('patch' in mutation ? mutation.patch : []))
  return {set: patch?.set, unset: patch?.unset, conflicts: conflicts.map(({path}) => path)}
}

describe('seo is merged by its members', () => {
  test.each([
    {
      what: 'the source changed one, an editor the other',
      theirs: withSeo('Green tea', 'About tea.'),
      ours: withSeo('Tea', 'All about tea.'),
      expected: {set: {'seo.description': 'All about tea.'}, conflicts: []},
    },
    {
      what: 'both changed the same one',
      theirs: withSeo('Green tea', 'About tea.'),
      ours: withSeo('Black tea', 'All about tea.'),
      expected: {set: {'seo.description': 'All about tea.'}, conflicts: ['seo.title']},
    },
    {
      what: 'the source took one out',
      theirs: BASE,
      ours: withSeo('Tea'),
      expected: {unset: ['seo.description'], conflicts: []},
    },
    {
      what: 'the source took both out, and an editor changed one',
      theirs: withSeo('Green tea', 'About tea.'),
      ours: documentOf('Tea'),
      expected: {unset: ['seo.description'], conflicts: ['seo.title']},
    },
  ])('$what', ({theirs, ours, expected}) => {
    expect(merge(hashWritten(BASE), theirs, ours)).toEqual({set: undefined, unset: undefined, ...expected})
  })

  test('a record of a version that hashed it in one is no conflict', () => {
    const ours = withSeo('Tea', 'All about tea.')
    expect(merge(asBefore(BASE), BASE, ours)).toMatchObject({set: {'seo.description': 'All about tea.'}, conflicts: []})
    expect(merge(asBefore(BASE), withSeo('Green tea', 'About tea.'), BASE)).toMatchObject({
      set: undefined,
      conflicts: [],
    })
  })
})
