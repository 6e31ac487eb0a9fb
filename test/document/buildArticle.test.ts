import {createHash} from 'node:crypto'

import {describe, expect, test} from 'vitest'

import {buildArticle} from '../../migrate/document/buildArticle.ts'
import {buildImportRecord} from '../../migrate/document/buildImportRecord.ts'
import type {ParsedFrontMatter} from '../../migrate/types.ts'
import {conversionOf, frontMatterOf, paragraph, sourceAt} from './fixtures.ts'

const source = sourceAt('posts/a.md', '\u{FEFF}---\ntitle: Ä\n---\n\nText.\n')

const everything: ParsedFrontMatter = {
  fields: {
    language: 'en',
    seo: {title: 'T', description: 'D'},
    coverImage: {src: 'images/cover.png', alt: 'A cover', position: {line: 9, column: 13}},
    excerpt: 'Short',
    updatedAt: '2025-05-03T00:00:00Z',
    publishedAt: '2025-05-02T08:45:00Z',
    tags: ['one', 'two'],
    author: {name: 'Mara Lindqvist'},
    category: 'Cloud Native',
    slug: 'guides/a',
    subtitle: 'Sub',
    title: 'Ä',
  },
  unknown: {layout: 'post'},
  body: '\nText.\n',
  bodyLine: 3,
  slugPosition: {line: 4, column: 7},
  messages: [{severity: 'info', rule: 'front-matter/unknown-key', reason: 'r', line: 2, column: 1}],
}

describe('an article', () => {
  test('holds every field, in one order, and refers to documents that hold their names as written', () => {
    const conversion = {
      blocks: [paragraph('p', 'Text.')],
      images: [{src: 'b.png', position: {line: 5, column: 1}}],
      messages: [{severity: 'warning' as const, rule: 'convert/x', reason: 'r', line: 5, column: 1}],
      titleHeading: true,
    }

    const built = buildArticle({source, frontMatter: everything, conversion})

    expect(built).toEqual({
      source,
      article: {
        _id: 'article-guides-a-09abfaef-en',
        _type: 'article',
        title: 'Ä',
        subtitle: 'Sub',
        slug: {_type: 'slug', current: 'guides/a'},
        category: {_type: 'reference', _ref: 'category-cloud-native'},
        author: {_type: 'reference', _ref: 'author-mara-lindqvist'},
        tags: ['one', 'two'],
        publishedAt: '2025-05-02T08:45:00Z',
        updatedAt: '2025-05-03T00:00:00Z',
        excerpt: 'Short',
        coverImage: {_type: 'figure', externalUrl: 'images/cover.png', alt: 'A cover'},
        body: [paragraph('p', 'Text.')],
        seo: {_type: 'seo', title: 'T', description: 'D'},
        language: 'en',
      },
      slugPosition: {line: 4, column: 7},
      related: [
        {
          _id: 'category-cloud-native',
          _type: 'category',
          title: 'Cloud Native',
          slug: {_type: 'slug', current: 'cloud-native'},
        },
        {
          _id: 'author-mara-lindqvist',
          _type: 'author',
          name: 'Mara Lindqvist',
          slug: {_type: 'slug', current: 'mara-lindqvist'},
        },
      ],
      images: [
        {src: 'images/cover.png', field: 'coverImage', position: {line: 9, column: 13}},
        {src: 'b.png', position: {line: 5, column: 1}},
      ],
      unknown: {layout: 'post'},
      titleHeading: true,
      sourceHash: createHash('sha256').update(source.text).digest('hex'),
      conversionSettings: '{"dialect":"plain"}',
      messages: [...everything.messages, ...conversion.messages],
    })
    expect(Object.keys(built.article)).toEqual([
      '_id',
      '_type',
      'title',
      'subtitle',
      'slug',
      'category',
      'author',
      'tags',
      'publishedAt',
      'updatedAt',
      'excerpt',
      'coverImage',
      'body',
      'seo',
      'language',
    ])
  })

  test('has no member for what front matter does not say', () => {
    const {article, related, images} = buildArticle({
      source,
      frontMatter: frontMatterOf({slug: 'a'}),
      conversion: conversionOf(),
    })
    expect({article, related, images}).toStrictEqual({
      article: {_id: 'article-a', _type: 'article', title: 'A', slug: {_type: 'slug', current: 'a'}, body: []},
      related: [],
      images: [],
    })
  })

  test('is not built of front matter that is not valid', () => {
    const frontMatter: ParsedFrontMatter = {unknown: {}, body: '', bodyLine: 0, messages: []}
    expect(() => buildArticle({source, frontMatter, conversion: conversionOf()})).toThrow(
      new TypeError('posts/a.md has no valid front matter, so no article can be built.'),
    )
  })
})

test('an import record holds what was read and what was written', () => {
  const built = buildArticle({
    source,
    frontMatter: everything,
    conversion: conversionOf(paragraph('p', 'Text.')),
    settings: {dialect: 'obsidian'},
  })
  const written = {fields: {title: 'hash'}, blocks: []}

  const record = buildImportRecord({
    built,
    written,
    conflicts: ['title'],
    imageAssets: new Map([['a.png', 'image-1']]),
    pendingImages: ['b.png'],
    publication: 'published',
    revisions: {'article-a': null},
    runId: 'run-1',
    toolVersion: '0.1.0',
  })

  expect(record).toEqual({
    _id: 'migration.article-guides-a-09abfaef-en',
    _type: 'migration.record',
    article: {_type: 'reference', _ref: 'article-guides-a-09abfaef-en', _weak: true},
    sourcePath: 'posts/a.md',
    sourceHash: createHash('sha256').update(source.text).digest('hex'),
    sourceText: source.text,
    conversionSettings: '{"dialect":"obsidian"}',
    unknownFrontMatter: '{"layout":"post"}',
    written: '{"fields":{"title":"hash"},"blocks":[]}',
    conflicts: ['title'],
    imageAssets: '[["a.png","image-1"]]',
    titleHeading: false,
    pendingImages: ['b.png'],
    openLinks: [],
    publication: 'published',
    runId: 'run-1',
    revisionsBefore: '{"article-a":null}',
    toolVersion: '0.1.0',
  })
})
