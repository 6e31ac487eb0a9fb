import {expect, test} from 'vitest'

import {describeComplaint} from '../../migrate/check/describeComplaint.ts'
import type {Complaint} from '../../migrate/check/loadStudioRules.ts'

const ARTICLE = {
  _id: 'article-a',
  _type: 'article',
  coverImage: {_type: 'figure', externalUrl: 'https://example.com/a.png'},
  slug: {_type: 'slug'},
  body: [{_type: 'block', _key: 'b', markDefs: [{_type: 'link', _key: 'l'}], children: []}],
}

test.each<{path: Complaint['path']; text?: string; rule: string; reason: string}>([
  {path: ['title'], rule: 'schema/article.title', reason: 'The Studio marks `title` of the article: Required.'},
  {
    path: ['slug', 'current'],
    rule: 'schema/slug.current',
    reason: 'The Studio marks `slug.current` of the article: Required.',
  },
  {
    path: ['coverImage', 'alt'],
    text: 'Describe it.',
    rule: 'schema/figure.alt',
    reason: 'The Studio marks `coverImage.alt` of the article: Describe it.',
  },
  {
    path: ['body', {_key: 'b'}, 'markDefs', {_key: 'l'}, 'href'],
    rule: 'schema/link.href',
    reason: 'The Studio marks `href` of the link: Required.',
  },
  {path: ['body', {_key: 'b'}], rule: 'schema/block', reason: 'The Studio marks the block: Required.'},
  {path: [], rule: 'schema/article', reason: 'The Studio marks the article: Required.'},
])('$rule: $reason', ({path, text = 'Required', rule, reason}) => {
  const position = {line: 3, column: 5}
  expect(describeComplaint({severity: 'error', path, text}, ARTICLE, position)).toEqual({
    severity: 'error',
    rule,
    reason,
    ...position,
  })
})

test('a place that is not known is left out', () => {
  const complaint: Complaint = {severity: 'warning', path: ['title'], text: 'Long'}
  expect(describeComplaint(complaint, ARTICLE, undefined)).toEqual({
    severity: 'warning',
    rule: 'schema/article.title',
    reason: 'The Studio marks `title` of the article: Long.',
  })
})
