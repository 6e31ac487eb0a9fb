import {describe, expect, test} from 'vitest'

import type {Perspective} from '../../../src/lake/engine.ts'
import {LIBRARY} from './library.ts'
import {createTestEngine, failureOf} from './testEngine.ts'

function ask(query: string, perspective: Perspective, canReadPrivate = true): unknown {
  const {engine, commit} = createTestEngine()
  commit(LIBRARY)
  return engine.query('production', {query, perspective, canReadPrivate, identity: 'ada'})
}

const PUBLISHED = ['author-ada', 'author-bob', 'post-1', 'post-2', 'post-3', 'post-4', 'tag-a', 'tag-b']

describe('what each perspective shows', () => {
  test.each<[name: string, perspective: Perspective, expected: string[]]>([
    [
      'raw: every document under its own id',
      'raw',
      [
        '_.releases.spring',
        ...PUBLISHED.slice(0, 2),
        'drafts.author-bob',
        'drafts.post-2',
        'drafts.post-4',
        'drafts.tag-new',
        'migration.post-1',
        ...PUBLISHED.slice(2),
        'versions.spring.post-1',
        'versions.spring.post-5',
        'versions.spring.tag-a',
        'versions.summer.post-1',
      ],
    ],
    [
      'published: ids without a prefix',
      'published',
      ['_.releases.spring', ...PUBLISHED.slice(0, 2), 'migration.post-1', ...PUBLISHED.slice(2)],
    ],
    [
      'drafts: drafts in place of what they would replace, and new ones',
      'drafts',
      ['_.releases.spring', ...PUBLISHED.slice(0, 2), 'migration.post-1', ...PUBLISHED.slice(2), 'tag-new'],
    ],
    [
      'a release: its versions in place, without what it will unpublish',
      ['spring'],
      [
        '_.releases.spring',
        ...PUBLISHED.slice(0, 2),
        'migration.post-1',
        'post-1',
        'post-2',
        'post-3',
        'post-4',
        'post-5',
        'tag-b',
      ],
    ],
    [
      'an unknown release shows what is published',
      ['winter', 'published', 'drafts'],
      ['_.releases.spring', ...PUBLISHED.slice(0, 2), 'migration.post-1', ...PUBLISHED.slice(2)],
    ],
  ])('%s', (_name, perspective, expected) => {
    expect(ask('*._id', perspective)).toEqual(expected)
  })

  test.each<[perspective: Perspective, title: string, originalId: string | null]>([
    ['raw', 'Cold tea', null],
    ['published', 'Cold tea', null],
    [['published'], 'Cold tea', null],
    ['drafts', 'Cold tea', 'post-1'],
    [['spring'], 'Spring tea', 'versions.spring.post-1'],
    [['summer', 'spring'], 'Summer tea', 'versions.summer.post-1'],
    [['drafts', 'spring'], 'Spring tea', 'versions.spring.post-1'],
  ])('one document in %j', (perspective, title, _originalId) => {
    expect(ask('*[_id == "post-1"][0]{_id, _originalId, title}', perspective)).toEqual({
      _id: 'post-1',
      _originalId,
      title,
    })
  })

  test('references are followed inside the perspective', () => {
    const query = '*[_id == "post-2"][0]{title, "author": author->{_id, _originalId, name}, "tags": tags[]->title}'
    expect(ask(query, 'published')).toEqual({
      title: 'Hot tea',
      author: {_id: 'author-bob', _originalId: null, name: 'Bob'},
      tags: null,
    })
    expect(ask(query, 'drafts')).toEqual({
      title: 'Hotter tea',
      author: {_id: 'author-ada', _originalId: 'author-ada', name: 'Ada'},
      tags: ['Beta'],
    })
    expect(ask('*[_id == "post-1"][0].author->name', ['spring', 'drafts'])).toBe('Robert')
    expect(ask('*[_id == "post-4"][0].tags[0]->', ['spring'])).toBeNull()
  })

  test.each<[perspective: Perspective, reason: string]>([
    [['raw', 'drafts'], 'The perspective "raw" cannot be combined with others, as in "raw,drafts".'],
    [[], 'The perspective is an empty list; name at least one.'],
  ])('%j is refused', (perspective, description) => {
    expect(failureOf(() => ask('*', perspective))).toEqual({status: 400, detail: {kind: 'query', description}})
  })
})

describe('documents under dotted ids', () => {
  test.each<[perspective: Perspective]>([['raw'], ['published'], ['drafts'], [['spring']]])(
    'are hidden in %j from those who may not read them',
    (perspective) => {
      expect(ask('*._id', perspective, false)).toEqual(PUBLISHED)
    },
  )

  test('do not show through a filter, a count or a reference either', () => {
    expect(ask('*[_id == "migration.post-1"]', 'raw', false)).toEqual([])
    expect(ask('count(*[_type == "migration.record"])', 'published', false)).toBe(0)
    expect(ask('*[_id == "post-2"][0].author->name', 'drafts', false)).toBe('Bob')
  })
})
