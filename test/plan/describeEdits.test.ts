import {describe, expect, test} from 'vitest'

import {compareWritten} from '../../migrate/document/compareWritten.ts'
import {hashWritten} from '../../migrate/document/hashWritten.ts'
import {describeEdits} from '../../migrate/plan/describeEdits.ts'
import type {ArticleDocument} from '../../migrate/types.ts'
import {documentOf} from './articles.ts'

const paragraph = (key: string, text: string): ArticleDocument['body'][number] => ({
  _type: 'block',
  _key: key,
  style: 'normal',
  markDefs: [],
  children: [{_type: 'span', _key: 's', marks: [], text}],
})
const withBody = (...body: ArticleDocument['body']): ArticleDocument => documentOf('Tea', 'Pour.', {body})
const edits = (before: ArticleDocument, after: ArticleDocument): string =>
  describeEdits(compareWritten(hashWritten(before), after), after)

describe('describeEdits', () => {
  const a = paragraph('a', 'First words.')
  const b = paragraph('b', 'Second words.')

  test.each([
    {what: 'nothing', before: withBody(a), after: withBody(a), text: ''},
    {
      what: 'a field and a block',
      before: withBody(a),
      after: {...withBody(paragraph('a', 'Other words.')), title: 'Milk'},
      text: 'title and the block "Other words."',
    },
    {what: 'a new block', before: withBody(a), after: withBody(a, b), text: 'the block "Second words." (new)'},
    {what: 'a removed block', before: withBody(a, b), after: withBody(a), text: '1 removed block'},
    {what: 'another order', before: withBody(a, b), after: withBody(b, a), text: 'the order of the blocks'},
    {
      what: 'a long block',
      before: withBody(a),
      after: withBody(paragraph('a', 'One two three four five six seven eight nine ten')),
      text: 'the block "One two three four five six seven eight…"',
    },
    {
      what: 'a block that is long where a character of two units stands',
      before: withBody(a),
      after: withBody(paragraph('a', `${'x'.repeat(38)}🫖 and more`)),
      text: `the block "${'x'.repeat(38)}…"`,
    },
    {
      what: 'a block without words',
      before: withBody({_type: 'code', _key: 'c', code: 'x'}),
      after: withBody({_type: 'code', _key: 'c', code: 'y'}),
      text: 'the block "code"',
    },
    {
      what: 'many parts: five are named and the rest counted',
      before: withBody(a),
      after: {
        ...withBody(a, b),
        title: 'Milk',
        subtitle: 's',
        excerpt: 'e',
        language: 'en',
        publishedAt: '2026-01-01T00:00:00Z',
        tags: ['t'],
      },
      text: 'excerpt, language, publishedAt, subtitle, tags and 2 more',
    },
  ])('$what', ({before, after, text}) => {
    expect(edits(before, after)).toBe(text)
  })
})
