import fc from 'fast-check'
import {describe, expect, test} from 'vitest'

import {createConverter, type ConverterSettings} from '../../migrate/convert/index.ts'
import {toMarkdown, UsageError, type MarkdownOptions} from '../../migrate/markdown/index.ts'
import {toTextBlock} from '../../migrate/convert/toTextBlock.ts'
import {assignKeys} from '../../src/portable-text/assignKeys.ts'
import type {Block} from '../../src/portable-text/types.ts'
import {bodies} from './bodyArbitraries.ts'
import {toComparable} from './comparable.ts'

interface Video {
  _type: 'video'
  _key: string
  id: string
  title?: string
}
interface Tabs {
  _type: 'tabs'
  _key: string
  tabs: {_type: 'tab'; title: string; content: Block[]}[]
}
interface Stock {
  _type: 'stock'
  _key: string
  symbol: string
}

const settings: ConverterSettings = {
  directives: {
    flow: {
      video: ({attributes, label}, {text}) => ({
        _type: 'video',
        id: attributes['key'],
        ...(label.length > 0 && {title: text(label)}),
      }),
    },
    phrasing: {stock: ({children}, {text}) => ({_type: 'stock', symbol: text(children)})},
  },
  elements: {
    flow: {
      tabs: ({children}, {blocks}) => ({_type: 'tabs', tabs: blocks(children)}),
      tab: ({attributes, children}, {blocks}) => ({
        _type: 'tab',
        title: attributes['title'],
        content: blocks(children),
      }),
    },
  },
}

const options: MarkdownOptions = {
  directives: settings.directives ?? {},
  handlers: {
    flow: {
      video: ({id, title}: Video) => ({
        type: 'leafDirective',
        name: 'video',
        attributes: {key: id},
        children: title === undefined ? [] : [{type: 'text', value: title}],
      }),
      tabs: ({tabs}: Tabs, {markdown}) =>
        [
          '<tabs>',
          ...tabs.map(({title, content}) => `<tab title="${title}">\n\n${markdown(content)}\n\n</tab>`),
          '</tabs>',
        ].join('\n\n'),
    },
    phrasing: {stock: ({symbol}: Stock) => `:stock[${symbol}]`},
  },
}

const convert = createConverter(settings)

describe('types of the user come back as they were', () => {
  test.each<[string, string]>([
    ['a block', '::video{key="a \\"b\\""}\n'.replaceAll('\\"', '&#x22;')],
    ['a block with words', '::video[a \\* \\[b]{key="c"}\n'],
    ['an object among words', '**a :stock[B]** :stock[C]\n'],
    [
      'in a list item, a quotation and a callout',
      '- a\n\n  ::video{key="b"}\n\n> ::video{key="c"}\n\n> [!NOTE]\n>\n> ::video{key="d"}\n',
    ],
    [
      'one that holds others',
      '<tabs>\n\n<tab title="a">\n\n# b\n\n- c\n\n  ::video{key="d"}\n\n</tab>\n\n<tab title="e">\n\nf[^1]\n\n</tab>\n\n</tabs>\n\n[^1]: g\n',
    ],
    [
      'in a quotation, one that holds others',
      '> <tabs>\n>\n> <tab title="a">\n>\n> b\n>\n> c\n>\n> </tab>\n>\n> </tabs>\n',
    ],
    ['text that looks like one', '\\::video{key=a}\n\na \\:stock\\[b] \\:stock{c} :stock 10:30 :other\\[d] ::other\n'],
    ['text that looks like one, before a link', 'a \\:stock[b](c)\n'],
    ['text that looks like one, on a line of its own', 'a\\\n\\::video\n'],
  ])('%s', (_, markdown) => {
    const {blocks} = convert(markdown)
    const written = toMarkdown(blocks, options)
    expect(written).toEqual({markdown, messages: []})
    expect(convert(written.markdown).blocks).toEqual(blocks)
  })

  test('whatever else stands in the body', () => {
    const readsBack = fc.property(bodies, (body) => {
      const {markdown} = toMarkdown(body, options)
      expect({markdown, blocks: toComparable(convert(markdown).blocks)}).toEqual({markdown, blocks: toComparable(body)})
    })
    expect(() => fc.assert(readsBack, {numRuns: 40, seed: 3})).not.toThrow()
  })

  test('beside text of the characters they are made of', () => {
    const PIECES = [':', '::', ':', 'video', 'stock', '[', ']', '{', '}', '\\', 'a', ' ', '\n']
    const words = fc.array(fc.constantFrom(...PIECES), {maxLength: 12}).map((pieces) => pieces.join('').trim())
    const readsBack = fc.property(words, words, (before, after) => {
      const stock = {object: {_type: 'stock', symbol: 'B'} as never, marks: []}
      const body = assignKeys([toTextBlock([{text: before, marks: []}, stock, {text: after, marks: []}])])
      const {markdown} = toMarkdown(body, options)
      expect({markdown, blocks: toComparable(convert(markdown).blocks)}).toEqual({markdown, blocks: toComparable(body)})
    })
    expect(() => fc.assert(readsBack, {numRuns: 1000, seed: 4})).not.toThrow()
  })
})

/** A body with one block of a type nobody knows. */
const poll = [{_type: 'poll', _key: 'a', question: 'b'}] as unknown as Block[]
const JSON_OF_POLL = '```json\n{\n  "_type": "poll",\n  "_key": "a",\n  "question": "b"\n}\n```\n'

test.each<[string, MarkdownOptions['handlers'], string]>([
  ['Markdown', {flow: {poll: () => '\n*Poll*\n\n1. a\n'}}, '*Poll*\n\n1. a\n'],
  ['nothing', {flow: {poll: () => ''}}, ''],
  [
    'several nodes',
    {flow: {poll: () => [{type: 'thematicBreak'}, {type: 'paragraph', children: []}]}},
    '---\n\n&#xA;\n',
  ],
  ['the default, for undefined', {flow: {poll: () => undefined}}, JSON_OF_POLL],
  [
    'the default and more',
    {flow: {poll: (_, {next}) => [{type: 'thematicBreak'}, ...next()]}},
    `---\n\n${JSON_OF_POLL}`,
  ],
])('a handler can write %s', (_, handlers, markdown) => {
  expect(toMarkdown(poll, {handlers: handlers ?? {}}).markdown).toBe(markdown)
})

test('a handler can write a type of this package, and its words', () => {
  const {blocks} = convert('> [!TIP]\n> a *b*')
  const {markdown} = toMarkdown(blocks, {
    handlers: {
      flow: {
        callout: ({tone, content}: Extract<Block, {_type: 'callout'}>, {words, nodes}) => [
          {type: 'heading', depth: 2, children: content[0]?._type === 'block' ? words(content[0]) : []},
          ...nodes(content),
          {type: 'paragraph', children: [{type: 'text', value: tone}]},
        ],
      },
    },
  })
  expect(markdown).toBe('## a *b*\n\na *b*\n\ntip\n')
})

test('an object among words stays on one line where there is but one', () => {
  const {blocks} = convert('### a :stock[b]')
  const {markdown, messages} = toMarkdown(blocks, {handlers: {phrasing: {stock: () => '<x\ny>'}}})
  expect(markdown).toBe('### a <x y>\n')
  expect(messages.map(({rule}) => rule)).toEqual(['markdown/line-end'])
})

test('a handler reports under a rule of its own', () => {
  const {messages} = toMarkdown(poll, {
    handlers: {
      flow: {
        poll(_, {report}) {
          report({rule: 'custom/poll', severity: 'loss', reason: 'Left out.'})
          return []
        },
      },
    },
  })
  expect(messages).toEqual([{severity: 'loss', rule: 'custom/poll', reason: 'Block a: Left out.'}])
})

describe('a handler that fails', () => {
  test.each<[string, () => unknown, string]>([
    [
      'throws',
      () => {
        throw new Error('no')
      },
      'no',
    ],
    ['returns something else', () => 1, 'it returned something that is neither Markdown nor Markdown nodes'],
    ['returns a node nobody can write', () => ({type: 'poll'}), 'Cannot handle unknown node `poll`'],
  ])('and %s is reported, and the default written', (_, run, problem) => {
    const {markdown, messages} = toMarkdown(poll, {handlers: {flow: {poll: run as never}}})
    expect(markdown).toBe(JSON_OF_POLL)
    expect(messages.map(({severity, rule, reason}) => ({severity, rule, reason}))).toEqual([
      {
        severity: 'error',
        rule: 'markdown/handler-failed',
        reason: `Block a: handlers.flow.poll failed: ${problem}. The block was written as it is without the handler; mend it and write again.`,
      },
      expect.objectContaining({rule: 'markdown/unknown-type'}),
    ])
  })

  test('as it is asynchronous is refused', () => {
    expect(() => toMarkdown(poll, {handlers: {flow: {poll: (async () => '') as never}}})).toThrow(
      new UsageError(
        'handlers.flow.poll returned a promise, and conversions are synchronous: fetch what it needs beforehand, and make it a plain function.',
      ),
    )
  })
})
