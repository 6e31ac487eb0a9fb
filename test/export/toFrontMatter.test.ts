import fc from 'fast-check'
import {describe, expect, test} from 'vitest'

import {findReadBackDifferences} from '../../migrate/export/findReadBackDifferences.ts'
import {toFrontMatter} from '../../migrate/export/toFrontMatter.ts'
import {articleId, authorId, categoryId} from '../../migrate/document/documentId.ts'
import {parseFrontMatter} from '../../migrate/frontMatter/parseFrontMatter.ts'
import type {ArticleDocument} from '../../migrate/types.ts'

const NAMES = new Map([
  [categoryId('Cloud'), 'Cloud'],
  [authorId('Ada Byron'), 'Ada Byron'],
])
const nameOf = ({_ref}: {_ref: string}): string | undefined => NAMES.get(_ref)
const reference = (_ref: string) => ({_type: 'reference' as const, _ref})

function articleOf(fields: Partial<ArticleDocument> = {}): ArticleDocument {
  return {_id: articleId('a'), _type: 'article', title: 'A', slug: {_type: 'slug', current: 'a'}, body: [], ...fields}
}

const WHOLE = articleOf({
  title: 'Yes: "no" #1',
  subtitle: '1.10',
  category: reference(categoryId('Cloud')),
  author: reference(authorId('Ada Byron')),
  tags: ['a b', 'true', '- c'],
  publishedAt: '2025-05-02T08:45:00Z',
  updatedAt: '2025-05-03T08:45:00.120Z',
  excerpt: 'One line.\nAnother: line.',
  coverImage: {_type: 'figure', externalUrl: 'x', alt: 'Words'},
  seo: {_type: 'seo', title: 'T', description: 'D'},
  language: 'pt-BR',
})

test('fields stand in a fixed order, then the keys that filled none', () => {
  const unknown = {draft: false, weight: 10, aliases: ['/x'], 'Module Name': {a: {b: null}, c: []}, none: {}}
  expect(toFrontMatter(WHOLE, {unknown, nameOf, coverSrc: 'images/x.png'})).toBe(
    `title: 'Yes: "no" #1'
subtitle: "1.10"
slug: a
category: Cloud
author: Ada Byron
tags:
  - a b
  - "true"
  - "- c"
date: 2025-05-02T08:45:00Z
updated: 2025-05-03T08:45:00.120Z
excerpt: |-
  One line.
  Another: line.
coverImage: images/x.png
coverImageAlt: Words
seoTitle: T
seoDescription: D
language: pt-BR
draft: false
weight: 10
aliases:
  - /x
Module Name:
  a:
    b: null
  c: []
none: {}
`,
  )
})

/** Reads the front matter, and gives what its import would keep as unknown. */
function readUnknown(yaml: string): Record<string, unknown> {
  const {unknown, fields, messages} = parseFrontMatter(`---\n${yaml}---\n`, {path: 'a.md'})
  expect({messages: messages.filter(({severity}) => severity === 'error'), hasFields: fields !== undefined}).toEqual({
    messages: [],
    hasFields: true,
  })
  return unknown
}

describe('keys that a field was not taken from stay beside it', () => {
  test.each([
    ['a date of lower rank', 'publishedAt: 2025-05-02T08:45:00Z\ndate: 2020-01-01\n', {date: '2020-01-01'}],
    ['a description beside an excerpt', 'excerpt: x\ndescription: y\n', {description: 'y'}],
    ['members of the author', 'author: {name: Ada Byron, url: u}\n', {author: {url: 'u'}}],
    ['members of the cover', 'coverImage: {src: x, alt: Words, credit: c}\n', {coverImage: {credit: 'c'}}],
    ['members of seo', 'seoTitle: T\nseo: {title: S, keywords: [k]}\n', {seo: {title: 'S', keywords: ['k']}}],
    ['a text for a cover that is not there', 'coverAlt: x\n', {coverAlt: 'x'}],
    [
      'a key named like a member of every object',
      '__proto__: 1\nconstructor: 2\n',
      JSON.parse('{"__proto__": 1, "constructor": 2}') as object,
    ],
  ])('%s', (_, yaml, unknown) => {
    const before = `title: A\nslug: a\n${yaml}`
    expect(readUnknown(before)).toEqual(unknown)
    const {fields} = parseFrontMatter(`---\n${before}---\n`, {path: 'a.md'})
    const {excerpt, publishedAt, coverImage, seo, author} = fields ?? {}
    const article = articleOf({
      ...(excerpt !== undefined && {excerpt}),
      ...(publishedAt !== undefined && {publishedAt}),
      ...(author && {author: reference(authorId(author.name))}),
      ...(coverImage && {
        coverImage: {
          _type: 'figure',
          externalUrl: coverImage.src,
          ...(coverImage.alt !== undefined && {alt: coverImage.alt}),
        },
      }),
      ...(seo && {seo: {_type: 'seo', ...seo}}),
    })
    const yamlBack = toFrontMatter(article, {
      unknown: readUnknown(before),
      nameOf,
      ...(coverImage && {coverSrc: coverImage.src}),
    })
    expect(readUnknown(yamlBack)).toEqual(unknown)
    const text = `---\n${yamlBack}---\n`
    expect(findReadBackDifferences({text, path: 'a.md'}, {article, unknown: readUnknown(before)})).toEqual([])
  })
})

test('a key that would now be read as a field is left out, and reported', () => {
  const article = articleOf()
  const unknown = {date: '2020-01-01', mood: 'good'}
  const yaml = toFrontMatter(article, {unknown, nameOf})
  expect(yaml).toBe('title: A\nslug: a\nmood: good\n')
  expect(findReadBackDifferences({text: `---\n${yaml}---\n`, path: 'a.md'}, {article, unknown})).toEqual([
    {
      severity: 'loss',
      rule: 'export/key-left-out',
      reason:
        "The source's `date` would now be read as a field of the article, and was left out; the import record keeps it.",
    },
  ])
})

test('what front matter has no field for is reported', () => {
  const article = articleOf({
    title: ' A',
    category: reference('category-gone'),
    coverImage: {_type: 'figure', externalUrl: 'x', caption: 'C'},
  })
  const yaml = toFrontMatter(article, {unknown: {}, nameOf, coverSrc: 'x'})
  expect(yaml).toBe('title: " A"\nslug: a\ncoverImage:\n  src: x\n  caption: C\n')
  const [message] = findReadBackDifferences({text: `---\n${yaml}---\n`, path: 'a.md'}, {article, unknown: {}})
  expect(message).toMatchObject({severity: 'changed', rule: 'export/front-matter'})
  expect(message?.reason).toContain('`title`, `category`, `coverImage`')
})

test('whatever the words are, they come back', () => {
  const text = fc
    .oneof(
      fc.string({unit: 'grapheme'}),
      fc.constantFrom(
        '---',
        '...',
        '# a',
        'a: b',
        '&a *b',
        '!!int 1',
        '0x1F',
        'null',
        '{a}',
        '[',
        'a\n---\nb',
        '\u0085',
        '\uFEFF',
        '\t',
        "'",
        '"',
        '| a',
        '<<',
      ),
    )
    .map((text) => text.trim())
    .filter((text) => text !== '')
  const fields = fc.record(
    {title: text, subtitle: text, excerpt: text, language: text, tags: fc.uniqueArray(text, {minLength: 1})},
    {requiredKeys: ['title']},
  )
  const unknown = fc.dictionary(
    fc.stringMatching(/^x[\w .:#-]{0,8}$/).map((key) => key.trim()),
    fc.oneof(text, fc.array(text), fc.boolean(), fc.dictionary(text, text)),
  )
  fc.assert(
    fc.property(fields, unknown, (fields, unknown) => {
      const article = articleOf(fields)
      const yaml = toFrontMatter(article, {unknown, nameOf})
      expect({
        yaml,
        differences: findReadBackDifferences({text: `---\n${yaml}---\n`, path: 'a.md'}, {article, unknown}),
      }).toEqual({yaml, differences: []})
    }),
    {numRuns: 300, seed: 1},
  )
})
