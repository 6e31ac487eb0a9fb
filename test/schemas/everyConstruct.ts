import type {ArticleDocument} from '../../migrate/types.ts'
import {DECORATORS, STYLES} from '../../schemas/names.ts'
import type {Block, Span, TextBlock} from '../../src/portable-text/types.ts'

const span = (text: string, ...marks: string[]): Span => ({_type: 'span', _key: `s-${text}`, text, marks})

const text = (key: string, children: TextBlock['children'], rest: Partial<TextBlock> = {}): TextBlock => ({
  _type: 'block',
  _key: key,
  style: 'normal',
  markDefs: [],
  children,
  ...rest,
})

const nested = (key: string): Block[] => [
  text(`${key}-p`, [span('inside')]),
  {_type: 'code', _key: `${key}-c`, code: 'x'},
  {_type: 'quote', _key: `${key}-q`, content: [text(`${key}-qq`, [span('deeper')])]},
]

const body: Block[] = [
  ...STYLES.map((style) => text(style, [span(style)], {style})),
  text(
    'marks',
    DECORATORS.map((mark) => span(mark, mark)),
  ),
  text('links', [span('out', 'l1'), span('over', 'l2', 'strong')], {
    markDefs: [
      {_type: 'link', _key: 'l1', href: '../other.md#part', title: 'Other'},
      {
        _type: 'articleLink',
        _key: 'l2',
        reference: {_type: 'reference', _ref: 'article-other', _weak: true},
        fragment: 'part',
      },
    ],
  }),
  text('inline', [
    span(''),
    {_type: 'checkbox', _key: 'i1', checked: true},
    {_type: 'inlineImage', _key: 'i2', externalUrl: 'https://example.com/i.png', alt: 'An icon'},
    {_type: 'inlineHtml', _key: 'i3', html: '<br>'},
    {_type: 'inlineMath', _key: 'i4', tex: 'x^2'},
    {_type: 'footnoteReference', _key: 'i5', identifier: 'note'},
    {_type: 'inlineSource', _key: 'i6', syntax: 'hugo', source: '{{< ref "other" >}}'},
    {...span(''), _key: 'end'},
  ]),
  text('bullet', [span('b')], {listItem: 'bullet', level: 1}),
  text('number', [span('n')], {listItem: 'number', level: 3}),
  {
    _type: 'code',
    _key: 'code',
    language: 'brainfuck',
    filename: 'a.bf',
    code: '+',
    highlightedLines: [1, 2],
    meta: 'hl',
  },
  {
    _type: 'figure',
    _key: 'figure',
    asset: {_type: 'reference', _ref: 'image-da39a3ee5e6b4b0d3255bfef95601890afd80709-1x1-png'},
    alt: 'A rack',
    title: 'Rack',
    caption: 'Row 3',
    link: {href: '/racks', title: 'All racks'},
  },
  {
    _type: 'table',
    _key: 'table',
    headerRows: 1,
    align: ['none', 'left', 'center', 'right'],
    rows: [
      {
        _type: 'row',
        _key: 'r1',
        cells: [{_type: 'cell', _key: 'c1', value: [text('cell', [span('a', 'strong')])]}],
      },
    ],
  },
  {_type: 'callout', _key: 'callout', tone: 'warning', title: 'Careful', content: nested('callout')},
  {_type: 'divider', _key: 'divider'},
  {_type: 'sourceBlock', _key: 'source', syntax: 'mdx', source: "import {Chart} from './chart'"},
  {_type: 'htmlBlock', _key: 'html', html: '<details></details>'},
  {_type: 'math', _key: 'math', tex: 'E = mc^2'},
  {_type: 'quote', _key: 'quote', content: nested('quote')},
  {
    _type: 'list',
    _key: 'list',
    kind: 'number',
    start: 4,
    items: [
      {_type: 'listItem', _key: 'item1', checked: false, content: nested('item1')},
      {_type: 'listItem', _key: 'item2', content: []},
    ],
  },
  {_type: 'footnote', _key: 'footnote', identifier: 'note', content: nested('footnote')},
]

/** An article that uses every type, style, mark and field of the content model. */
export const everyConstruct: ArticleDocument = {
  _id: 'article-every-construct',
  _type: 'article',
  title: 'Every construct',
  subtitle: 'One of each',
  slug: {_type: 'slug', current: 'every-construct'},
  category: {_type: 'reference', _ref: 'category-cloud'},
  author: {_type: 'reference', _ref: 'author-ada'},
  tags: ['cloud', 'faas'],
  publishedAt: '2025-05-02T08:45:00Z',
  updatedAt: '2025-05-03T08:45:00Z',
  excerpt: 'One of each.',
  coverImage: {_type: 'figure', externalUrl: 'https://example.com/cover.png', alt: 'A cover'},
  body,
  seo: {
    _type: 'seo',
    title: 'Every construct',
    description: 'An article that uses every construct of the model, once.',
  },
  language: 'en',
}
