import {readFile} from 'node:fs/promises'
import {join} from 'node:path'

import {describe, expect, test} from 'vitest'

import {readHeading} from '../../migrate/convert/readHeading.ts'
import {parseFrontMatter} from '../../migrate/frontMatter/parseFrontMatter.ts'
import type {ArticleFields} from '../../migrate/types.ts'

const CONTEXT = {path: 'posts/some-file.md'}

function parseYamlLines(...lines: string[]): ReturnType<typeof parseFrontMatter> {
  return parseFrontMatter(`---\n${lines.join('\n')}\n---\nbody\n`, CONTEXT)
}

test('every field of the original article arrives', async () => {
  const path = join(import.meta.dirname, '../../fixtures/articles/serverless-architecture.md')
  const text = await readFile(path, 'utf8')

  const {body, ...parsed} = parseFrontMatter(text, {path: 'serverless-architecture.md'})

  expect(parsed).toEqual({
    fields: {
      title: 'Introduction to Serverless Architecture',
      subtitle: 'Building scalable applications without managing servers',
      slug: 'serverless-architecture',
      category: 'cloud',
      publishedAt: '2025-05-02T08:45:00Z',
      excerpt:
        'Discover how serverless computing can reduce operational complexity and costs while increasing scalability for your applications.',
      coverImage: {
        src: 'https://dummyimage.com/1200x800/8cabc0/ffffff&text=Serverless',
        position: {line: 8, column: 13},
      },
      seo: {
        description:
          'Learn about serverless architecture benefits, challenges, and best practices for building modern cloud-native applications.',
      },
    },
    unknown: {},
    bodyLine: 10,
    slugPosition: {line: 4, column: 7},
    messages: [],
  })
  expect(body).toBe(text.split('---\n').slice(2).join('---\n'))
})

describe('every fence says the same', () => {
  const fields: ArticleFields = {
    title: '2024',
    slug: 'a',
    author: {name: 'Ada'},
    tags: ['x', '2'],
    publishedAt: '2025-05-02T06:45:00Z',
    seo: {title: '1.10'},
  }
  const yaml =
    'title: 2024\nslug: a\nauthor: {name: Ada}\ntags: [x, 2]\ndate: 2025-05-02T08:45:00+02:00\nseo:\n  title: 1.10'
  const toml =
    'title = 2024\nslug = "a"\nauthor.name = "Ada"\ntags = ["x", 2]\ndate = 2025-05-02T08:45:00+02:00\n[seo]\ntitle = 1.10'
  const json =
    '{"title": 2024, "slug": "a", "author": {"name": "Ada"}, "tags": ["x", 2],\n"date": "2025-05-02T08:45:00+02:00", "seo": {"title": 1.10}}'

  test.each([
    ['---', yaml, '---'],
    ['--- yaml', yaml, '---'],
    ['---YML  ', yaml, '---  '],
    ['---', yaml, '...'],
    ['---toml', toml, '---'],
    ['+++', toml, '+++'],
    ['---json', json, '---'],
    [';;;', json, ';;;'],
  ])('%s', (opening, header, closing) => {
    for (const lineEnd of ['\n', '\r\n', '\r']) {
      const inBody = lineEnd.replace(/^\r$/, '\n')
      for (const [before, extraLines] of [
        ['', 0],
        ['\u{FEFF}', 0],
        [lineEnd + lineEnd, 2],
      ] as const) {
        const lines = [opening, ...header.split('\n'), closing, '', 'body', '']
        const parsed = parseFrontMatter(before + lines.join(lineEnd), CONTEXT)
        expect({
          fields: parsed.fields,
          messages: parsed.messages,
          body: parsed.body,
          bodyLine: parsed.bodyLine,
        }).toEqual({
          fields,
          messages: [],
          body: `${inBody}body${inBody}`,
          bodyLine: lines.length - 3 + extraLines,
        })
      }
    }
  })

  test.each([
    ['nothing after the closing fence', '---\ntitle: a\n---', ''],
    ['a closing fence that only begins like one', '---\ntitle: |\n  a\n  ---\n---\nbody', 'body'],
    [
      'a second pair of fences stays in the body',
      '---\ntitle: a\n---\nx\n\n---\n\ny: z\n---\n',
      'x\n\n---\n\ny: z\n---\n',
    ],
  ])('%s', (_, text, body) => {
    expect(parseFrontMatter(text, CONTEXT)).toMatchObject({fields: {title: expect.stringMatching(/^a/)}, body})
  })
})

describe('values', () => {
  test.each<[name: string, lines: string[], fields: Partial<ArticleFields>]>([
    [
      'numbers, booleans and dates are text as written',
      ['title: 0x1F', 'subtitle: True', 'category: 2025-01-01', 'slug: 007'],
      {title: '0x1F', subtitle: 'True', category: '2025-01-01', slug: '007'},
    ],
    [
      'empty values are absent',
      [
        'title: a',
        'subtitle: null',
        'slug: ""',
        'category: "  "',
        'author: {name: ~}',
        'tags: [null, ""]',
        'date:',
        'coverImage: {src: "", alt: ""}',
        'seo: {}',
      ],
      {},
    ],
    [
      'white space around texts goes',
      ['title: >', '  a', '  b', '', 'slug: a', 'subtitle: " c "'],
      {title: 'a b', subtitle: 'c'},
    ],
    ['tags in a list', ['title: a', 'tags:', '- one', '- " two "', '- one', '- 3', '-'], {tags: ['one', 'two', '3']}],
    ['tags in a text with commas', ['title: a', 'tags: one, two words,,one'], {tags: ['one', 'two words']}],
    ['one tag', ['title: a', 'tags: one word'], {tags: ['one word']}],
    ['lists of one', ['title: [a]', 'category: [cloud]', 'author: [Ada]'], {category: 'cloud', author: {name: 'Ada'}}],
    ['an author with members, in a list of one', ['title: a', 'author:', '  - name: Ada'], {author: {name: 'Ada'}}],
    [
      'a cover with members',
      ['title: a', 'coverImage: {url: c.png, alt: A cat}'],
      {coverImage: {src: 'c.png', alt: 'A cat', position: {line: 3, column: 19}}},
    ],
    [
      'a cover with its text beside it',
      ['title: a', 'coverImage: c.png', 'coverAlt: A cat'],
      {coverImage: {src: 'c.png', alt: 'A cat', position: {line: 3, column: 13}}},
    ],
    ['seo with members', ['title: a', 'seo: {title: t, description: d}'], {seo: {title: 't', description: 'd'}}],
    ['seo beside', ['title: a', 'seoTitle: t'], {seo: {title: 't'}}],
    [
      'keys in another writing',
      ['Title: a', 'Cover-Image: c.png', 'meta_title: t', 'last-modified: 2025-01-03'],
      {
        coverImage: {src: 'c.png', position: {line: 3, column: 14}},
        seo: {title: 't'},
        updatedAt: '2025-01-03T00:00:00Z',
      },
    ],
    [
      'the cover of a theme',
      ['title: a', 'cover: {image: c.png, alt: A cat}'],
      {coverImage: {src: 'c.png', alt: 'A cat', position: {line: 3, column: 16}}},
    ],
    [
      'an image with members',
      ['title: a', 'image: {path: c.png}'],
      {coverImage: {src: 'c.png', position: {line: 3, column: 15}}},
    ],
    ['several authors', ['title: a', 'authors: [Ada, Grace]'], {author: {name: 'Ada'}, coAuthors: [{name: 'Grace'}]}],
    [
      'authors with members',
      ['title: a', 'authors:', '- name: Ada', '- name: Grace'],
      {author: {name: 'Ada'}, coAuthors: [{name: 'Grace'}]},
    ],
    ['tags with names', ['title: a', 'tags: [{name: x}, y]'], {tags: ['x', 'y']}],
    ['tags with signs', ['title: a', 'tags: "#x; #y, z"'], {tags: ['x', 'y', 'z']}],
    ['one category in a list', ['title: a', 'categories: [cloud]'], {category: 'cloud'}],
    ['no draft', ['title: a', 'draft: false'], {}],
    ['published on a day', ['title: a', 'published: 2025-01-02'], {publishedAt: '2025-01-02T00:00:00Z'}],
    [
      'addresses it had before',
      ['title: a', 'aliases: [/old/, /older.html]', 'redirect_from: /oldest'],
      {redirectFrom: ['/old/', '/older.html', '/oldest']},
    ],
    [
      'other names',
      ['title: a', 'publishedAt: 2025-01-02', 'lastmod: 2025-01-03', 'lang: pt-BR', 'description: d'],
      {publishedAt: '2025-01-02T00:00:00Z', updatedAt: '2025-01-03T00:00:00Z', language: 'pt-BR', excerpt: 'd'},
    ],
    [
      'an empty key makes way for another name',
      ['title: a', 'excerpt: ""', 'description: d', 'publishedAt:', 'date: 2025-01-02'],
      {excerpt: 'd', publishedAt: '2025-01-02T00:00:00Z'},
    ],
    [
      'aliases and merge keys of YAML',
      ['title: a', 'base: &b {title: t, description: d}', 'seo:', '  <<: *b', '  description: other'],
      {seo: {title: 't', description: 'other'}},
    ],
  ])('%s', (_, lines, fields) => {
    const parsed = parseYamlLines(...lines)
    expect(parsed.fields).toEqual({title: 'a', slug: expect.any(String), ...fields})
    expect(parsed.messages.filter(({severity}) => severity !== 'info')).toEqual([])
  })
})

describe('the slug', () => {
  test.each([
    ['is stated', ['title: A', 'slug: b/c-d'], 'b/c-d', {line: 3, column: 7}, []],
    ['is made of the title', ['slug:', 'title: Crème brûlée'], 'creme-brulee', {line: 3, column: 8}, []],
    [
      'is made of the file name when the title has other letters',
      ['title: Привет'],
      'some-file',
      {line: 2, column: 8},
      [
        {
          severity: 'info',
          rule: 'front-matter/slug-made',
          reason:
            'The title has letters that an address cannot hold, so the slug `some-file` was made of the file name. State a `slug` to choose another.',
          line: 2,
          column: 8,
        },
      ],
    ],
    [
      'is brought into form',
      ['title: A', 'slug: /My Post/'],
      'my-post',
      {line: 3, column: 7},
      [
        {
          severity: 'warning',
          rule: 'front-matter/slug-changed',
          reason:
            'The slug `/My Post/` cannot stand in an address as it is; `my-post` is used. Write that, to say so yourself.',
          line: 3,
          column: 7,
        },
      ],
    ],
    [
      'is made of the title when nothing of it can be used',
      ['title: A b', 'slug: "?!"'],
      'a-b',
      {line: 3, column: 7},
      [
        {
          severity: 'warning',
          rule: 'front-matter/slug-changed',
          reason: 'The slug `?!` cannot stand in an address as it is; `a-b` is used. Write that, to say so yourself.',
          line: 3,
          column: 7,
        },
      ],
    ],
  ])('%s', (_, lines, slug, slugPosition, messages) => {
    const parsed = parseYamlLines(...lines)
    expect({slug: parsed.fields?.slug, slugPosition: parsed.slugPosition, messages: parsed.messages}).toEqual({
      slug,
      slugPosition,
      messages,
    })
  })
})

describe('values that another key may hold, and does not here', () => {
  test.each([
    ['permalink: /:year/:title/'],
    ['permalink: "{{ slug }}/"'],
    ['permalink: false'],
    ['url: https://example.org/a/'],
    ['aliases: [Another name]'],
    ['published: soon'],
    ['status: reviewed'],
    ['lastUpdated: false'],
    ['cover: true'],
    ['excerpt: true'],
  ])('%s', (line) => {
    const {fields, unknown} = parseYamlLines('title: a', line)
    expect(fields).toEqual({title: 'a', slug: 'a'})
    expect(Object.keys(unknown)).toEqual([line.slice(0, line.indexOf(':'))])
  })
})

describe('the slug of an old address', () => {
  test.each([
    ['permalink: /about/', 'about'],
    ['permalink: /2020/05/a-title.html', '2020/05/a-title'],
    ['url: /blog/A-Title', 'blog/a-title'],
    ['slug: /a/b.html', 'a/b'],
    ['slug: a.htm', 'a'],
    ['slug: a/index.html', 'a'],
    ['slug: ":title"', 'words'],
  ])('%s', (line, slug) => {
    expect(parseYamlLines('title: Words', line).fields?.slug).toBe(slug)
  })
})

describe('a title that front matter does not state', () => {
  const read = (text: string, settings = {}, path = 'posts/2019-03-04-some-file.md') =>
    parseFrontMatter(text, {path, settings, readHeading})

  test('is the first heading', () => {
    const {fields, slugPosition, messages} = read('---\ndate: 2019-03-04\n---\n\n# *Hello*, `world`\n\nText')
    expect(fields).toMatchObject({title: 'Hello, world', slug: 'hello-world'})
    expect(slugPosition).toEqual({line: 5, column: 1})
    expect(messages).toEqual([
      {
        severity: 'info',
        rule: 'front-matter/title-from-heading',
        reason: 'The front matter has no `title`, so the first heading, `Hello, world`, is the title.',
        line: 5,
        column: 1,
      },
    ])
  })

  test('without one, the article is refused', () => {
    const {fields, messages} = read('---\ndate: 2019-03-04\n---\n## No title')
    expect(fields).toBeUndefined()
    expect(messages.map(({rule}) => rule)).toEqual(['front-matter/missing-title'])
  })

  test('of a file without front matter is the heading or the name, where that is allowed', () => {
    expect(read('# Hello\n').fields).toBeUndefined()
    expect(read('# Hello\n', {optional: true}).fields).toMatchObject({
      title: 'Hello',
      publishedAt: '2019-03-04T00:00:00Z',
    })
    expect(read('Words', {optional: true}).fields).toMatchObject({title: 'some-file', slug: 'some-file'})
    expect(read('---\nlayout: post\n---\nWords', {optional: true}).fields).toMatchObject({title: 'some-file'})
    expect(read('', {optional: true}).fields).toBeUndefined()
    expect(read('---\ntitle: a\n', {optional: true}).fields).toBeUndefined()
  })
})

describe('the day in the name of a file', () => {
  const read = (...lines: string[]) =>
    parseFrontMatter(`---\ntitle: a\n${lines.join('\n')}\n---\n`, {path: 'posts/2019-03-04-a.md'})

  test('is the date where front matter has none', () => {
    const {fields, messages} = read()
    expect(fields?.publishedAt).toBe('2019-03-04T00:00:00Z')
    expect(messages.map(({severity, rule}) => [severity, rule])).toEqual([['info', 'front-matter/date-from-file-name']])
  })

  test('is that of the front matter, whatever the zone', () => {
    expect(read('date: 2019-03-04T23:30:00-10:00').messages).toEqual([])
  })

  test('says something else than the front matter, which counts', () => {
    const {fields, messages} = read('date: 2019-04-03')
    expect(fields?.publishedAt).toBe('2019-04-03T00:00:00Z')
    expect(messages).toEqual([
      {
        severity: 'warning',
        rule: 'front-matter/date-differs',
        reason:
          "The file's name says `2019-03-04` and the front matter `2019-04-03T00:00:00Z`; the front matter counts. Correct one of them.",
        line: 3,
        column: 7,
      },
    ])
  })
})

test('a folder for drafts says that an article is one', () => {
  const read = (path: string, draft = '') => parseFrontMatter(`---\ntitle: a\n${draft}---\n`, {path}).fields?.draft
  const mark = {by: 'The folder `_drafts`', position: {line: 1, column: 1}}
  expect(read('site/_drafts/a.md')).toEqual(mark)
  expect(read('_drafts/a.md')).toEqual(mark)
  expect(read('_drafts/a.md', 'draft: false\n')).toBeUndefined()
  expect(read('site/my_drafts/a.md')).toBeUndefined()
})

test.each(['draft: "yes"', 'published: false', 'publish: no', 'status: Draft', 'private: true'])(
  '%s says that an article is a draft, and where',
  (line) => {
    const {fields, messages} = parseYamlLines('title: a', line)
    const [key = ''] = line.split(':')
    const position = {line: 3, column: key.length + 3}
    expect([fields, messages]).toEqual([{title: 'a', slug: 'a', draft: {by: `\`${key}\``, position}}, []])
  },
)

describe('more than an article holds', () => {
  test.each([
    [
      'categories: [cloud, web, go]',
      'front-matter/more-categories',
      'An article has one category: `cloud`. The others of `categories` became tags: `web`, `go`.',
      {category: 'cloud', tags: ['web', 'go']},
    ],
    [
      'images: [a.png, b.png]',
      'front-matter/more-images',
      '`images` names 2 images. The first is the cover; the others are kept only in the source text of the import record. Put into the body what readers are to see.',
      {coverImage: {src: 'a.png', position: {line: 3, column: 9}}},
    ],
    [
      'author: Ada Lovelace <ada@example.org> and Grace Hopper',
      'front-matter/author-names',
      '`author` is read as `Ada Lovelace`, `Grace Hopper`.',
      {author: {name: 'Ada Lovelace'}, coAuthors: [{name: 'Grace Hopper'}]},
    ],
  ])('%s', (line, rule, reason, fields) => {
    const parsed = parseYamlLines('title: a', line)
    expect(parsed.fields).toEqual({title: 'a', slug: 'a', ...fields})
    expect(parsed.messages).toMatchObject([{rule, reason, line: 3}])
  })
})

describe('what the model has no field for', () => {
  test('is kept verbatim and reported, in the order it stands', () => {
    const parsed = parseYamlLines(
      'title: a',
      'layout: post',
      'ms.date: 05/17/2023',
      'version: 1.10',
      'big: 12345678901234567890',
      'on: 2025-05-02',
      'ratio: .inf',
      'count: 3',
      'draft: false',
      'nothing:',
      'nested: {list: [1, 2.50, x], deep: {a: 1}}',
      '__proto__: {polluted: true}',
      'author: {name: Ada, email: ada@example.org}',
    )
    expect(parsed.unknown).toEqual(
      Object.fromEntries([
        ['layout', 'post'],
        ['ms.date', '05/17/2023'],
        ['version', '1.10'],
        ['big', '12345678901234567890'],
        ['on', '2025-05-02'],
        ['ratio', '.inf'],
        ['count', 3],
        ['nothing', null],
        ['nested', {list: [1, '2.50', 'x'], deep: {a: 1}}],
        ['__proto__', {polluted: true}],
        ['author', {email: 'ada@example.org'}],
      ]),
    )
    expect(parsed.fields).toEqual({title: 'a', slug: 'a', author: {name: 'Ada'}})
    expect(parsed.messages.map(({severity, rule, line, column}) => [severity, rule, line, column])).toEqual([
      ...[3, 4, 5, 6, 7, 8, 9, 11, 12, 13].map((line) => ['info', 'front-matter/unknown-key', line, 1]),
      ['info', 'front-matter/unknown-key', 14, 21],
    ])
    expect(parsed.messages[0]?.reason).toBe('`layout` has no field in an article; it is kept in the import record.')
    expect(parsed.messages[10]?.reason).toBe(
      '`author.email` has no field in an article; it is kept in the import record.',
    )
  })

  test('of TOML keeps dates and numbers as written, at any depth', () => {
    const header =
      'title = "a"\nversion = 1.0\nbig = 9223372036854775807\nday = 1979-05-27\n[x]\nt = [07:32:00, 1979-05-27T07:32:00.5-07:00]\n[[y]]\nn = 0x1F\n[[y]]\nn = 2.50\nok = true'
    expect(parseFrontMatter(`+++\n${header}\n+++\n`, CONTEXT).unknown).toEqual({
      version: '1.0',
      big: '9223372036854775807',
      day: '1979-05-27',
      x: {t: ['07:32:00', '1979-05-27T07:32:00.5-07:00']},
      y: [{n: '0x1F'}, {n: '2.50', ok: true}],
    })
  })

  test.each([
    ['desciption', 'description'],
    ['keywords', 'tags'],
    ['subtitel', 'subtitle'],
  ])('`%s` may have been meant as `%s`', (key, suggestion) => {
    const {unknown, messages} = parseYamlLines('title: a', `${key}: b`)
    expect({unknown, messages}).toEqual({
      unknown: {[key]: 'b'},
      messages: [
        {
          severity: 'warning',
          rule: 'front-matter/unknown-key',
          reason: `\`${key}\` has no field in an article; it is kept in the import record. Did you mean \`${suggestion}\`?`,
          line: 3,
          column: 1,
        },
      ],
    })
  })

  test.each([
    [
      'date: 2025-01-01\npublishedAt: 2024-01-01',
      '`date` is not used, because `publishedAt` counts before it',
      {date: '2025-01-01'},
    ],
    ['excerpt: e\ndescription: d', '`description` is not used, because `excerpt` counts before it', {description: 'd'}],
    [
      'seoTitle: e\nseo: {title: d}',
      '`seo.title` is not used, because `seoTitle` counts before it',
      {seo: {title: 'd'}},
    ],
    ['Title: b', '`Title` is not used, because `title` counts before it', {Title: 'b'}],
    ['image: a.png\ncover: b.png', '`image` is not used, because `cover` counts before it', {image: 'a.png'}],
    ['coverAlt: A cat', '`coverAlt` is not used, because there is no `coverImage`', {coverAlt: 'A cat'}],
    [
      'coverImage: {src: a, url: b}',
      '`coverImage.url` is not used, because `coverImage.src` counts before it',
      {coverImage: {url: 'b'}},
    ],
  ])('a second value for one field is kept and reported: %s', (lines, reason, unknown) => {
    const parsed = parseYamlLines('title: a', lines)
    expect(parsed.unknown).toEqual(unknown)
    expect(parsed.messages).toEqual([
      {
        severity: 'warning',
        rule: 'front-matter/unused-key',
        reason: `${reason}; it is kept in the import record.`,
        line: expect.any(Number),
        column: expect.any(Number),
      },
    ])
  })
})

test('a time without a zone is taken as UTC, with a warning', () => {
  const parsed = parseYamlLines('title: a', 'date: 2025-05-02 08:45', 'updated: "2025-05-03T00:00:00"')
  expect(parsed.fields).toMatchObject({publishedAt: '2025-05-02T08:45:00Z', updatedAt: '2025-05-03T00:00:00Z'})
  expect(parsed.messages).toEqual([
    {
      severity: 'warning',
      rule: 'front-matter/assumed-utc',
      reason:
        '`date` has no time zone (`2025-05-02 08:45`), so it is taken as UTC. Write `2025-05-02T08:45:00Z` to say so, or add the zone it has.',
      line: 3,
      column: 7,
    },
    {
      severity: 'warning',
      rule: 'front-matter/assumed-utc',
      reason:
        '`updated` has no time zone (`2025-05-03T00:00:00`), so it is taken as UTC. Write `2025-05-03T00:00:00Z` to say so, or add the zone it has.',
      line: 4,
      column: 10,
    },
  ])
})

test('reading the same text twice gives two values that share nothing', () => {
  const text = '---\ntitle: a\nx: {y: [1]}\n---\n'
  const first = parseFrontMatter(text, CONTEXT)
  const second = parseFrontMatter(text, CONTEXT)
  expect(second).toEqual(first)
  expect(second.unknown['x']).not.toBe(first.unknown['x'])
})
