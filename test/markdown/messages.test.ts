import {describe, expect, test} from 'vitest'

import type {DraftBlock, DraftTextBlock} from '../../migrate/convert/drafts.ts'
import {toPortableText} from '../../migrate/convert/toPortableText.ts'
import type {MarkdownRule} from '../../migrate/markdown/rules.ts'
import {MARKDOWN_RULES} from '../../migrate/markdown/rules.ts'
import type {MarkdownOptions} from '../../migrate/markdown/state.ts'
import {toMarkdown} from '../../migrate/markdown/toMarkdown.ts'
import {assignKeys} from '../../src/portable-text/assignKeys.ts'
import type {Block} from '../../src/portable-text/types.ts'

type Child = DraftTextBlock['children'][number]

const span = (text: string, marks: string[] = []): Child => ({_type: 'span', text, marks})

const words = (children: string | Child[], members: Partial<DraftTextBlock> = {}): DraftTextBlock => ({
  _type: 'block',
  style: 'normal',
  markDefs: [],
  children: typeof children === 'string' ? [span(children)] : children,
  ...members,
})

const article = (fragment?: string): DraftTextBlock =>
  words([span('words', ['m'])], {
    markDefs: [
      {
        _type: 'articleLink',
        _key: 'm',
        reference: {_type: 'reference', _ref: 'article-a', _weak: true},
        ...(fragment !== undefined && {fragment}),
      },
    ],
  })

const asset = {_type: 'reference' as const, _ref: 'image-abc-10x10-png'}
const cell = (...value: DraftTextBlock[]) => ({_type: 'cell' as const, value})
const row = (...cells: ReturnType<typeof cell>[]) => ({_type: 'row' as const, cells})

/** What Markdown cannot say as it is: the blocks, what is written, and the rules that say so. */
const CASES: Readonly<Record<string, [DraftBlock[], string, MarkdownRule[], Pick<MarkdownOptions, 'dialect'>?]>> = {
  'a script in MDX': [
    [{_type: 'htmlBlock', html: '<script>\nlet a = `b`\n</script>'}],
    '<script>{`\nlet a = \\`b\\`\n`}</script>\n',
    ['markdown/html-as-jsx'],
    {dialect: 'mdx'},
  ],
  'a component of MDX in plain Markdown': [
    [{_type: 'sourceBlock', syntax: 'mdx', source: '<Note />'}],
    '<Note />\n',
    ['markdown/other-dialect'],
  ],
  'a link to an article of unknown address': [[article()], 'words\n', ['markdown/article-link']],
  'an uploaded image of unknown address': [
    [{_type: 'figure', asset, alt: 'a'}],
    '![a](image-abc-10x10-png)\n',
    ['markdown/image-address'],
  ],
  'a mark without meaning': [[words([span('a', ['x'])])], 'a\n', ['markdown/unknown-mark']],
  'two links on the same words': [
    [
      words([span('a', ['1', '2'])], {
        markDefs: [
          {_type: 'link', _key: '1', href: '/a'},
          {_type: 'link', _key: '2', href: '/b'},
        ],
      }),
    ],
    '[a](/a)\n',
    ['markdown/two-links'],
  ],
  'a heading id of two words': [[words('a', {style: 'h2', anchor: 'b c'})], '## a\n', ['markdown/anchor']],
  'a language of several words': [
    [{_type: 'code', language: 'plain text', code: 'a'}],
    '```plain text\na\n```\n',
    ['markdown/code-meta'],
  ],
  'settings that read as a file name': [
    [{_type: 'code', language: 'js', meta: 'a.js', code: 'a'}],
    '```js a.js\na\n```\n',
    ['markdown/code-meta'],
  ],
  'a table without header': [
    [{_type: 'table', headerRows: 0, rows: [row(cell(words('a')))]}],
    '| a |\n| - |\n',
    ['markdown/table-header'],
  ],
  'a table with rows of different length': [
    [{_type: 'table', headerRows: 1, rows: [row(cell(words('a'))), row(cell(words('b')), cell(words('c')))]}],
    '| a | |\n| - | - |\n| b | c |\n',
    ['markdown/table-shape'],
  ],
  'a table without cells': [[{_type: 'table', headerRows: 1, rows: []}], '', ['markdown/table-shape']],
  'a cell of two paragraphs': [
    [{_type: 'table', headerRows: 1, rows: [row(cell(words('a'), words('b')))]}],
    '| a<br>b |\n| - |\n',
    ['markdown/table-cell'],
  ],
  'a check box among words': [
    [words([span('a '), {_type: 'checkbox', checked: true}, span('')])],
    'a \\[x]\n',
    ['markdown/checkbox'],
  ],
  'a task that begins with code': [
    [{_type: 'list', kind: 'bullet', items: [{_type: 'listItem', checked: false, content: [{_type: 'divider'}]}]}],
    '- [ ] &#xA;\n\n  ---\n',
    ['markdown/checkbox'],
  ],
  'a heading in a flat list': [
    [words('a', {style: 'h2', listItem: 'bullet', level: 1})],
    '- ## a\n',
    ['markdown/list-item'],
  ],
  'a list item without one above': [[words('a', {listItem: 'number', level: 3})], '1. a\n', ['markdown/list-item']],
  'a list that starts below zero': [
    [{_type: 'list', kind: 'number', start: -1, items: [{_type: 'listItem', content: [words('a')]}]}],
    '1. a\n',
    ['markdown/list-start'],
  ],
  'a footnote with spaces in its name': [
    [
      words([span('a'), {_type: 'footnoteReference', identifier: 'my note'}, span('')]),
      {_type: 'footnote', identifier: 'my note', content: [words('b')]},
    ],
    'a[^my-note]\n\n[^my-note]: b\n',
    ['markdown/footnote-identifier', 'markdown/footnote-identifier'],
  ],
  'a call without its footnote': [
    [words([span('a'), {_type: 'footnoteReference', identifier: 'x'}, span('')])],
    'a[^x]\n',
    ['markdown/missing-footnote'],
  ],
  'HTML that never ends': [
    [{_type: 'htmlBlock', html: '<!-- a'}, words('b')],
    '<!-- a\n-->\n\nb\n',
    ['markdown/open-html'],
  ],
  'a line end in a heading': [
    [words([span(''), {_type: 'inlineHtml', html: '<x\ny>'}, span('a')], {style: 'h3'})],
    '### <x y>a\n',
    ['markdown/line-end'],
  ],
  'pieces of another dialect': [
    [
      {_type: 'sourceBlock', syntax: 'obsidian', source: '![[a]]'},
      words([span('a '), {_type: 'inlineSource', syntax: 'obsidian', source: '%%b%%'}, span('')]),
    ],
    '![[a]]\n\na %%b%%\n',
    ['markdown/other-dialect', 'markdown/other-dialect'],
  ],
  'pieces of templates where none are read': [
    [
      {_type: 'sourceBlock', syntax: 'liquid', source: '{% a %}'},
      words([span('b '), {_type: 'inlineSource', syntax: 'hugo', source: '{{< c >}}'}, span('')]),
      {_type: 'sourceBlock', syntax: 'kramdown', source: '{: .d}'},
    ],
    '{% a %}\n\nb {{< c >}}\n\n{: .d}\n',
    ['markdown/other-dialect', 'markdown/other-dialect', 'markdown/other-dialect'],
  ],
  'a container where none is read': [
    [
      {_type: 'sourceBlock', syntax: 'directive', source: '::: tabs'},
      {_type: 'sourceBlock', syntax: 'directive', source: ':::'},
    ],
    '::: tabs\n\n:::\n',
    ['markdown/other-dialect', 'markdown/other-dialect'],
    {dialect: 'obsidian'},
  ],
  'attributes in the form of another dialect': [
    [words('a'), {_type: 'sourceBlock', syntax: 'kramdown', source: '{: .b}'}],
    'a\n\n{: .b}\n',
    ['markdown/other-dialect'],
    {dialect: 'hugo'},
  ],
  'the beginning of a shortcode in code': [
    [{_type: 'code', code: '{{< a'}],
    '```\n{{< a\n```\n',
    ['markdown/open-shortcode'],
    {dialect: 'hugo'},
  ],
  'a type of another schema': [
    [{_type: 'poll', question: 'a'} as unknown as DraftBlock],
    '```json\n{\n  "_type": "poll",\n  "_key": "KEY",\n  "question": "a"\n}\n```\n',
    ['markdown/unknown-type'],
  ],
}

describe('what Markdown cannot say is there in another form, and reported', () => {
  test.each(Object.entries(CASES))('%s', (_, [drafts, markdown, rules, options]) => {
    const blocks = assignKeys(drafts)
    const written = toMarkdown(blocks, options)
    expect(written.markdown).toBe(markdown.replace('KEY', blocks[0]?._key ?? ''))
    expect(written.messages.map(({rule}) => rule)).toEqual(rules)
    for (const {reason} of written.messages)
      expect(blocks.some(({_key}) => reason.startsWith(`Block ${_key}: `))).toBe(true)
  })

  test('every rule has a case', () => {
    // What handlers of the user fail at is tested with them.
    const rules = new Set(['markdown/handler-failed', ...Object.values(CASES).flatMap(([, , rules]) => rules)])
    expect([...rules].toSorted()).toEqual(Object.keys(MARKDOWN_RULES).toSorted())
  })

  test.each(Object.entries(CASES))('the second time nothing changes: %s', (_, [drafts, , , options]) => {
    const read = (blocks: Block[]) => toPortableText(toMarkdown(blocks, options).markdown, options).blocks
    const first = read(assignKeys(drafts))
    expect(read(first)).toEqual(first)
  })
})

test.each<[string, DraftBlock[], MarkdownOptions, string]>([
  [
    'an image',
    [{_type: 'figure', asset, alt: 'a'}],
    {imageUrl: ({asset}) => `/images/${asset?._ref}.png`},
    '![a](/images/image-abc-10x10-png.png)\n',
  ],
  ['an article', [article()], {articleUrl: ({_ref}) => `/${_ref}`}, '[words](/article-a)\n'],
  ['a heading of an article', [article('part')], {articleUrl: ({_ref}) => `/${_ref}`}, '[words](/article-a#part)\n'],
])('options give the address of %s', (_, drafts, options, markdown) => {
  expect(toMarkdown(assignKeys(drafts), options)).toEqual({markdown, messages: []})
})

test('footnotes whose names become one in Markdown stay two', () => {
  const names = ['a b', 'a-b', 'A-B']
  const blocks: Block[] = assignKeys([
    words(names.flatMap((identifier): Child[] => [{_type: 'footnoteReference', identifier}, span(' ')])),
    ...names.map((identifier) => ({_type: 'footnote' as const, identifier, content: [words(identifier)]})),
  ])
  expect(toMarkdown(blocks).markdown).toBe(
    '[^a-b-3] [^a-b] [^A-B-2]&#x20;\n\n[^a-b-3]: a b\n\n[^a-b]: a-b\n\n[^A-B-2]: A-B\n',
  )
})

test.each(['constructor', '__proto__'])('a type named %s, as what every object has, is one without a form', (type) => {
  const own = {_type: type} as unknown as DraftBlock
  const blocks = assignKeys([own, words([span('a '), own as unknown as Child])])
  for (const options of [{}, {handlers: {flow: {}, phrasing: {}}}]) {
    const {markdown, messages} = toMarkdown(blocks, options)
    expect(markdown).toContain(`a \`{"_type":"${type}"`)
    expect(messages.map(({rule}) => rule)).toEqual(['markdown/unknown-type', 'markdown/unknown-type'])
  }
})

test('a table may have more rows than a function takes arguments', () => {
  const row = {_type: 'row' as const, cells: [{_type: 'cell' as const, value: []}]}
  const table = {_type: 'table', _key: 'a', headerRows: 1, rows: Array.from({length: 130_000}, () => row)}
  expect(toMarkdown([table as unknown as Block]).markdown.split('\n')).toHaveLength(130_002)
})
