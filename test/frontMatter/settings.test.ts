import {describe, expect, test} from 'vitest'

import {parseFrontMatter} from '../../migrate/frontMatter/parseFrontMatter.ts'
import type {FrontMatterSettings} from '../../migrate/types.ts'

function read(lines: readonly string[], settings: FrontMatterSettings): ReturnType<typeof parseFrontMatter> {
  return parseFrontMatter(`---\n${['title: a', ...lines].join('\n')}\n---\n`, {path: 'posts/one.md', settings})
}

describe('keys of your own', () => {
  test.each<[what: string, lines: string[], fields: NonNullable<FrontMatterSettings['fields']>, expected: object]>([
    ['one key', ['lead: Words'], {excerpt: 'lead'}, {excerpt: 'Words'}],
    [
      'the first of several that says something',
      ['lead:', 'intro: Words'],
      {excerpt: ['lead', 'intro']},
      {excerpt: 'Words'},
    ],
    ['before the usual ones', ['description: d', 'lead: Words'], {excerpt: 'lead'}, {excerpt: 'Words'}],
    ['the usual ones where it is missing', ['description: d'], {excerpt: 'lead'}, {excerpt: 'd'}],
    ['a member', ['meta: {lead: Words}'], {excerpt: 'meta.lead'}, {excerpt: 'Words'}],
    ['a key with a dot', ['ms.date: 05/17/2023'], {publishedAt: 'ms.date'}, {publishedAt: '2023-05-17T00:00:00Z'}],
    [
      'a function',
      ['section: cloud/aws'],
      {category: {from: 'section', transform: (value) => String(value).split('/')[0]}},
      {category: 'cloud'},
    ],
    [
      'a function that knows the file',
      ['section: x'],
      {language: {from: 'section', transform: (_, {path, header}) => `${path.slice(0, 5)}-${String(header['title'])}`}},
      {language: 'posts-a'},
    ],
    ['a function that finds nothing', ['section: x'], {category: {from: 'section', transform: () => undefined}}, {}],
    [
      'a function that returns a day',
      ['t: x'],
      {publishedAt: {from: 't', transform: () => new Date(0)}},
      {
        publishedAt: '1970-01-01T00:00:00.000Z',
      },
    ],
    ['an image', ['pic: c.png'], {coverImage: 'pic'}, {coverImage: {src: 'c.png', position: {line: 3, column: 6}}}],
    [
      'a flag',
      ['hidden: x'],
      {draft: {from: 'hidden', transform: () => true}},
      {draft: {by: '`hidden`', position: {line: 3, column: 9}}},
    ],
  ])('%s', (_, lines, fields, expected) => {
    const parsed = read(lines, {fields})
    expect(parsed.fields).toEqual({title: 'a', slug: 'a', ...expected})
    expect(parsed.messages.filter(({rule}) => rule === 'front-matter/unknown-key')).toEqual([])
  })

  test('a function that fails costs its article, and says where', () => {
    const transform = (): never => {
      throw new Error('no such section')
    }
    const {fields, messages} = read(['section: x'], {fields: {category: {from: 'section', transform}}})
    expect(fields).toBeUndefined()
    expect(messages).toEqual([
      {
        severity: 'error',
        rule: 'front-matter/rule-failed',
        reason:
          'The function for `category` in the configuration failed on `section`: no such section. Correct the function or the value.',
        line: 3,
        column: 10,
      },
    ])
  })
})

test('tags between spaces', () => {
  expect(read(['tags: one two, three'], {tagSeparator: 'space'}).fields?.tags).toEqual(['one', 'two', 'three'])
})

test('names are spelled as the settings have them', () => {
  const spelling = {tags: {js: 'JavaScript'}, categories: {CLOUD: 'Cloud'}, authors: {ada: 'Ada Lovelace'}}
  const {fields} = read(['tags: [JS, JavaScript, go]', 'category: cloud', 'authors: [ADA, Grace]'], {spelling})
  expect(fields).toMatchObject({
    tags: ['JavaScript', 'go'],
    category: 'Cloud',
    author: {name: 'Ada Lovelace'},
    coAuthors: [{name: 'Grace'}],
  })
})
