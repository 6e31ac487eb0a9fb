import type {Root} from 'mdast'
import {mdxFromMarkdown} from 'mdast-util-mdx'
import {mdxjs} from 'micromark-extension-mdxjs'
import {describe, expect, test} from 'vitest'

import {createConverter, type Element, type ElementHandlers, type FlowHandler} from '../../../migrate/convert/index.ts'
import {readCases} from '../support/cases.ts'
import {shape} from './shape.ts'

const box: FlowHandler<Element> = ({name, attributes, expressions, children, inner}, {blocks, source}) => ({
  _type: 'box',
  name,
  attributes: {...attributes},
  ...(Object.keys(expressions).length > 0 && {expressions: {...expressions}}),
  content: blocks(children),
  inner,
  source: source(),
})

const elements: ElementHandlers = {
  flow: {'x-box': box, Chart: box, embed: box, 'x-default': () => undefined},
  phrasing: {
    'x-tag': ({attributes, children, inner}, {words}) => [{_type: 'tag', ...attributes, inner}, words(children)],
    embed: () => ({_type: 'embed'}),
  },
}

const convert = createConverter({elements})

/** A box as the handler makes it. */
const made = (inner: string, source: string, content: unknown[] = [], attributes = {}, name = 'x-box') => ({
  _type: 'box',
  name,
  attributes,
  content,
  inner,
  source,
})

describe('an element that has a handler is one block', () => {
  test.each<[string, string, unknown[]]>([
    [
      'on a line',
      '<x-box a="1 &lt; 2" B></x-box>',
      [made('', '<x-box a="1 &lt; 2" B></x-box>', [], {a: '1 < 2', b: ''})],
    ],
    ['with words', '<x-box>a *b*</x-box>', [made('a *b*', '<x-box>a *b*</x-box>', ['normal: a em(b)'])]],
    ['that closes itself', '<x-box a=1/>', [made('', '<x-box a=1/>', [], {a: '1'})]],
    ['that closes itself, after a space', '<x-box a=1 />', [made('', '<x-box a=1 />', [], {a: '1'})]],
    ['that has no content', '<embed src="a">', [made('', '<embed src="a">', [], {src: 'a'}, 'embed')]],
    ['in any case', '<CHART/>', [made('', '<CHART/>', [], {}, 'chart')]],
    [
      'over several lines',
      '<x-box\n  a="1"\n  b="2">\n{"c": 3}\n</x-box>',
      [
        made('\n{"c": 3}\n', '<x-box\n  a="1"\n  b="2">\n{"c": 3}\n</x-box>', ['normal: {"c": 3}'], {
          a: '1',
          b: '2',
        }),
      ],
    ],
    [
      'around Markdown',
      '<x-box>\n\n# a\n\n- b\n\n</x-box>\n\nc',
      [made('\n\n# a\n\n- b\n\n', '<x-box>\n\n# a\n\n- b\n\n</x-box>', ['h1: a', 'bullet 1: b']), 'normal: c'],
    ],
    [
      'around HTML and Markdown',
      '<x-box>\n<p>a</p>\n\n*b*\n\n<p>c</p>\n</x-box>',
      [
        made('\n<p>a</p>\n\n*b*\n\n<p>c</p>\n', '<x-box>\n<p>a</p>\n\n*b*\n\n<p>c</p>\n</x-box>', [
          {_type: 'htmlBlock', html: '<p>a</p>'},
          'normal: em(b)',
          {_type: 'htmlBlock', html: '<p>c</p>'},
        ]),
      ],
    ],
    [
      'inside another',
      '<x-box>\n\n<x-box b></x-box>\n\n</x-box>',
      [
        made('\n\n<x-box b></x-box>\n\n', '<x-box>\n\n<x-box b></x-box>\n\n</x-box>', [
          made('', '<x-box b></x-box>', [], {b: ''}),
        ]),
      ],
    ],
    [
      'beside another and other HTML',
      '<div>\n<x-box></x-box> <x-box/>\n</div>',
      [
        {_type: 'htmlBlock', html: '<div>'},
        made('', '<x-box></x-box>'),
        made('', '<x-box/>'),
        {_type: 'htmlBlock', html: '</div>'},
      ],
    ],
    [
      'in a quotation, whose marks are none of it',
      '> <x-box>\n> a\n>\n> b\n>\n> </x-box>',
      [
        {
          _type: 'quote',
          content: [
            made('\n> a\n>\n> b\n>\n> ', '<x-box>\n> a\n>\n> b\n>\n> </x-box>', [
              {_type: 'htmlBlock', html: 'a'},
              'normal: b',
            ]),
          ],
        },
      ],
    ],
    [
      'in a list item',
      '- <x-box></x-box>\n- a',
      [
        {
          _type: 'list',
          kind: 'bullet',
          items: [
            {_type: 'listItem', content: [made('', '<x-box></x-box>')]},
            {_type: 'listItem', content: ['normal: a']},
          ],
        },
      ],
    ],
  ])('%s', (_, markdown, expected) => {
    expect(shape(convert(markdown).blocks)).toEqual(expected)
  })

  test.each<[string, string, unknown[]]>([
    ['a comment', '<!-- <x-box></x-box> -->', [{_type: 'htmlBlock', html: '<!-- <x-box></x-box> -->'}]],
    ['the value of an attribute', '<p title="<x-box/>">\na', [{_type: 'htmlBlock', html: '<p title="<x-box/>">\na'}]],
    ['a script', '<script>\n"<x-box/>"\n</script>', [{_type: 'htmlBlock', html: '<script>\n"<x-box/>"\n</script>'}]],
    ['a tag without its partner', '<x-box>\na\n\nb', [{_type: 'htmlBlock', html: '<x-box>\na'}, 'normal: b']],
    ['a closing tag alone', '<div>\n</x-box>', [{_type: 'htmlBlock', html: '<div>\n</x-box>'}]],
    [
      'tags that cross a quotation',
      '<x-box>\n\n> a\n>\n> </x-box>',
      [
        {_type: 'htmlBlock', html: '<x-box>'},
        {_type: 'quote', content: ['normal: a', {_type: 'htmlBlock', html: '</x-box>'}]},
      ],
    ],
    ['code', '`<x-box/>`', ['normal: code(<x-box/>)']],
    ['among words, where it has no handler', 'a <x-box></x-box>', ['normal: a {inlineHtml}']],
    [
      'an element the handler leaves to the default',
      '<x-default>\n\n*a*\n\n</x-default>',
      [{_type: 'htmlBlock', html: '<x-default>'}, 'normal: em(a)', {_type: 'htmlBlock', html: '</x-default>'}],
    ],
    ['the same on a line', '<x-default>a</x-default>', ['normal: {inlineHtml}a{inlineHtml}']],
  ])('and this is none: %s', (_, markdown, expected) => {
    expect(shape(convert(markdown).blocks)).toEqual(expected)
  })
})

test('an element among words is made of its tags and what stands between them', () => {
  const {blocks, messages} = convert('**a <x-tag b="c">*d*</x-tag>** e<embed>f<embed/> <x-tag/>')
  expect(shape(blocks)).toEqual(['normal: strong(a ){tag}strong(em(d)) e{embed}f{embed} {tag}'])
  const [block] = blocks
  const tags = block?._type === 'block' ? block.children.filter(({_type}) => (_type as string) === 'tag') : []
  expect(tags.map(({_key, ...tag}) => tag)).toEqual([
    {_type: 'tag', b: 'c', inner: '*d*', marks: ['strong']},
    {_type: 'tag', inner: ''},
  ])
  expect(messages).toEqual([])
})

test('pieces of HTML around elements keep their places', () => {
  const {messages} = convert('> <div>\n>  <x-box/> <b>\n>\n> a\n>\n> </p> <x-box></x-box> <i>\n', {firstLine: 3})
  expect(messages.map(({line, column, source}) => [line, column, source])).toEqual([
    [3, 3, '<div>'],
    [4, 13, '<b>'],
    [8, 3, '</p>'],
    [8, 24, '<i>'],
  ])
})

describe('elements of JSX', () => {
  /** As `remark-mdx` does. */
  function remarkMdx(this: {data(): object}) {
    Object.assign(this.data(), {micromarkExtensions: [mdxjs()], fromMarkdownExtensions: [mdxFromMarkdown()]})
  }
  const convertMdx = createConverter({plugins: [remarkMdx as never], elements})

  test('go to the same handlers, with expressions', () => {
    const markdown = '<Chart a="1" b={[2, 3]} c {...d}>\n  *e*\n</Chart>\n\nf <x-tag g="h">i</x-tag>'
    expect(shape(convertMdx(markdown).blocks)).toEqual([
      {
        ...made(
          '*e*',
          '<Chart a="1" b={[2, 3]} c {...d}>\n  *e*\n</Chart>',
          ['normal: em(e)'],
          {a: '1', c: ''},
          'Chart',
        ),
        expressions: {b: '[2, 3]', '...': 'd'},
      },
      'normal: f {tag}i',
    ])
  })

  test('have names whose case counts', () => {
    expect(shape(convertMdx('<chart />').blocks)).toEqual(['normal: <chart />'])
  })
})

describe('elements of JSX in the dialect MDX', () => {
  const convertMdx = createConverter({dialect: 'mdx', elements})

  test.each<[string, string, unknown[]]>([
    [
      'with expressions',
      '<Chart a="1 &lt; 2" b={[2, 3]} c {...d}>\n  *e*\n</Chart>',
      [
        {
          ...made(
            '\n  *e*\n',
            '<Chart a="1 &lt; 2" b={[2, 3]} c {...d}>\n  *e*\n</Chart>',
            ['normal: em(e)'],
            {a: '1 < 2', c: ''},
            'Chart',
          ),
          expressions: {b: '[2, 3]', '...': 'd'},
        },
      ],
    ],
    [
      'on one line with another, of which only one has a handler',
      '<Other><Chart/></Other> {a}',
      [
        {_type: 'sourceBlock', syntax: 'mdx', source: '<Other>'},
        made('', '<Chart/>', [], {}, 'Chart'),
        {_type: 'sourceBlock', syntax: 'mdx', source: '</Other> {a}'},
      ],
    ],
    [
      'in items of a list',
      '- <Chart/>\n- <Chart>a</Chart>',
      [
        {
          _type: 'list',
          kind: 'bullet',
          items: [
            {_type: 'listItem', content: [made('', '<Chart/>', [], {}, 'Chart')]},
            {_type: 'listItem', content: [made('a', '<Chart>a</Chart>', ['normal: a'], {}, 'Chart')]},
          ],
        },
      ],
    ],
    [
      'of HTML, which stand in the source as JSX',
      '> <x-box className="b" />\n> <hr/> <x-box>\n> <hr/>\n> </x-box>',
      [
        {
          _type: 'quote',
          content: [
            made('', '<x-box className="b" />', [], {class: 'b'}),
            {_type: 'htmlBlock', html: '<hr>'},
            made('\n> <hr/>\n> ', '<x-box>\n> <hr/>\n> </x-box>', [{_type: 'htmlBlock', html: '<hr>'}]),
          ],
        },
      ],
    ],
    ['among words', 'f <x-tag g="h">i</x-tag> <embed/>', ['normal: f {tag}i {embed}']],
  ])('%s', (_, markdown, expected) => {
    expect(shape(convertMdx(markdown).blocks)).toEqual(expected)
  })

  test.each([
    ['by a name in another case', '<chart/>'],
    ['in an import or an export', 'export const a = <Chart/>'],
    ['in an expression', '{a && <Chart/>}'],
    ['without its partner', '<Chart>'],
  ])('are none %s', (_, source) => {
    expect(shape(convertMdx(source).blocks)).toEqual([{_type: 'sourceBlock', syntax: 'mdx', source}])
  })

  test('that have no handler keep their places', () => {
    const {messages} = convertMdx('> <hr/> <x-box className="a" /> <i/>\n>\n> <B><Chart/></B>', {firstLine: 3})
    expect(messages.map(({line, column, source}) => [line, column, source])).toEqual([
      [3, 3, '<hr/>'],
      [3, 33, '<i/>'],
      [5, 3, '<B>'],
    ])
  })
})

test('where there is none of them, nothing else changes', () => {
  const plain = createConverter()
  for (const {markdown, options} of readCases()) {
    expect(convert(markdown, {...options, places: true})).toEqual(plain(markdown, {...options, places: true}))
  }
})

test.each<[string, string]>([
  ['tags that open', '<x-box>\n\n'],
  ['tags that close', '<div></x-box>\n\n'],
  ['tags in one block', '<x-box>\n'],
  ['tags that never end', '<x-box a="\n'],
  ['values in two kinds of quotes', `<x-box a="b' <x-box a='c"\n`],
  ['comments that never end', '<x-box> <!--\n'],
  ['scripts that never end', '<x-box> <script>\n'],
  ['whole elements', '<div><x-box/>\n'],
])('200 kB of %s arrive', (_, piece) => {
  const markdown = `<div>\n${piece.repeat(Math.ceil(200_000 / piece.length))}`
  expect(convert(markdown).blocks.length).toBeGreaterThan(0)
})

test('the tree is only read', () => {
  const freeze = (value: unknown): unknown => {
    if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze)
    return value
  }
  const remarkFreeze = () => (tree: Root) => void freeze(tree)
  const frozen = createConverter({elements, plugins: [remarkFreeze]})
  const markdown = '<x-box>\n\n- <x-box/>\n\n</x-box>\n\n<x-box>a</x-box>'
  expect(frozen(markdown)).toEqual(convert(markdown))
})
