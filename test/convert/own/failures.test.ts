import {describe, expect, test} from 'vitest'

import {DIALECTS} from '../../../migrate/convert/dialects.ts'
import {createConverter, toPortableText, UsageError, type ConverterSettings} from '../../../migrate/convert/index.ts'
import {shape} from './shape.ts'

/** A handler as it comes from a program without types. */
const returning = (value: unknown): ConverterSettings => ({handlers: {flow: {thematicBreak: () => value as never}}})
const among = (value: unknown): ConverterSettings => ({handlers: {phrasing: {inlineCode: () => value as never}}})

describe('a handler that throws costs nothing but its own block', () => {
  test('between paragraphs', () => {
    const {blocks, messages, images} = toPortableText('a\n\n> b ![c](d)\n> *e*\n\nf', {
      firstLine: 11,
      handlers: {
        flow: {
          blockquote({children}, {blocks, report}) {
            report({rule: 'custom/quote', severity: 'info', reason: 'Found a quotation.'})
            blocks(children)
            throw new TypeError('name is undefined.')
          },
        },
      },
    })
    expect(shape(blocks)).toEqual(['normal: a', 'normal: > b ![c](d)\n> *e*', 'normal: f'])
    expect(images).toEqual([])
    expect(messages).toEqual([
      {
        severity: 'info',
        rule: 'custom/quote',
        reason: 'Found a quotation.',
        line: 13,
        column: 1,
        source: '> b ![c](d)',
      },
      {
        severity: 'error',
        rule: 'convert/handler-failed',
        reason:
          'handlers.flow.blockquote failed on this blockquote: name is undefined. Its source text stands in its place; mend the handler and convert again.',
        line: 13,
        column: 1,
        source: '> b ![c](d)',
      },
    ])
  })

  test('among words, with the marks around it', () => {
    const {blocks, messages} = toPortableText('**a `b`** c', {
      handlers: {
        phrasing: {
          inlineCode() {
            throw new Error('no')
          },
        },
      },
    })
    expect(shape(blocks)).toEqual(['normal: strong(a `b`) c'])
    expect(messages).toMatchObject([{severity: 'error', rule: 'convert/handler-failed', line: 1, column: 5}])
  })

  test('and of an element or a directive it says which', () => {
    const fail = () => {
      throw new Error('no')
    }
    const {blocks, messages} = toPortableText('::video\n\n<x-y></x-y>\n\na :kbd[b] <x-z />', {
      directives: {flow: {video: fail}, phrasing: {kbd: fail}},
      elements: {flow: {'x-y': fail}, phrasing: {'x-z': fail}},
    })
    expect(shape(blocks)).toEqual(['normal: ::video', 'normal: <x-y></x-y>', 'normal: a :kbd[b] <x-z />'])
    expect(messages.map(({reason}) => reason.split(' ', 1)[0])).toEqual([
      'directives.flow.video',
      'elements.flow.x-y',
      'directives.phrasing.kbd',
      'elements.phrasing.x-z',
    ])
  })
})

test('what a handler converted before it failed leaves the footnotes after it as they were', () => {
  const fails: ConverterSettings = {
    dialect: 'obsidian',
    handlers: {
      flow: {
        blockquote({children}, {blocks}) {
          blocks(children)
          throw new Error('no')
        },
      },
    },
  }
  const last = (source: string, settings: ConverterSettings) => toPortableText(source, settings).blocks.at(-1)
  const after = 'b ^[note]'
  expect(last(`> a ^[note]\n\n${after}`, fails)).toEqual(last(after, {dialect: 'obsidian'}))
})

describe('what a handler returns is checked', () => {
  const ITSELF: {_type: string; self?: unknown} = {_type: 'a'}
  ITSELF.self = ITSELF

  test.each<[string, ConverterSettings, string]>([
    ['a text for a block', returning('a'), 'it returned the text "a" where a block is expected'],
    ['null', returning(null), 'it returned null where a block is expected'],
    [
      'an object without type',
      returning({a: 1}),
      'it returned an object whose `_type` is undefined; a text is expected, the name of a type in your schema',
    ],
    ['a date', returning({_type: 'a', on: new Date(0)}), '`on` is a Date, which is no JSON value'],
    ['a map, deep inside', returning({_type: 'a', b: [{c: new Map()}]}), '`b[0].c` is a Map, which is no JSON value'],
    ['a function', returning({_type: 'a', run: () => 1}), '`run` is a function, which is no JSON value'],
    ['no number', returning({_type: 'a', size: Number.NaN}), '`size` is the number NaN, which is no JSON value'],
    ['an array in an array', returning({_type: 'a', rows: [[1]]}), '`rows` holds an array, which no array field can'],
    [
      'a mixed array',
      returning({_type: 'a', rows: [1, {b: 1}]}),
      '`rows` holds objects and other values; an array field holds one or the other',
    ],
    ['an object that holds itself', returning(ITSELF), `\`self${'.self'.repeat(100)}\` nests without end`],
    [
      'half a text block',
      returning({_type: 'block', children: [{_type: 'span', text: 'a'}], markDefs: []}),
      'it returned a text block without `children` or `markDefs`: make text blocks with textBlock()',
    ],
    ['a number among words', among(1), 'it returned the number 1 where an object is expected'],
    [
      'a text block among words',
      among({_type: 'span', text: 'a', marks: []}),
      'an object of type span cannot stand among words: use words() for text',
    ],
    [
      'marks of its own',
      among({_type: 'a', marks: []}),
      '`marks` of an object among words is made by the converter: leave it out',
    ],
    [
      'a rule of ours',
      {
        handlers: {
          flow: {
            thematicBreak: (_, {report}) => void report({rule: 'convert/x' as never, severity: 'info', reason: 'a'}),
          },
        },
      },
      'report() was given the rule "convert/x"; its name is `custom/` and then lower-case letters, digits and dashes',
    ],
    [
      'no severity there is',
      {
        handlers: {
          flow: {
            thematicBreak: (_, {report}) => void report({rule: 'custom/x', severity: 'bad' as never, reason: 'a'}),
          },
        },
      },
      'report() was given the severity "bad"; there are error, warning, loss, changed, info',
    ],
  ])('%s', (_, settings, problem) => {
    const {blocks, messages} = toPortableText('---\n\n`a`', settings)
    const found = messages.map(
      ({reason}) => /^handlers\.\w+\.\w+ failed on this \w+: (.*)\. Its source text/.exec(reason)?.[1],
    )
    expect(found).toEqual([problem])
    expect(shape(blocks)).toHaveLength(2)
  })

  test('what would be nested deeper than the Content Lake stores is kept as its source', () => {
    const deep = (levels: number): unknown => (levels === 0 ? 'x' : {a: deep(levels - 1)})
    const convert = createConverter(returning({_type: 'a', b: deep(17)}))
    expect(shape(convert('---').blocks)).toEqual([{_type: 'a', b: deep(17)}])
    const {blocks, messages} = convert('> ---')
    expect(shape(blocks)).toEqual([{_type: 'quote', content: ['normal: ---']}])
    expect(messages).toMatchObject([{severity: 'changed', rule: 'convert/nesting-limit', line: 1, column: 3}])
  })

  test('more blocks than a function takes arguments are no harm', () => {
    const convert = createConverter(returning(Array.from({length: 130_000}, () => ({_type: 'a'}))))
    expect(convert('---').blocks).toHaveLength(130_000)
  })
})

describe('input that is nested without end is no harm to handlers', () => {
  const box: ConverterSettings = {
    handlers: {flow: {blockquote: ({children}, {blocks}) => ({_type: 'box', content: blocks(children)})}},
  }
  const waste: ConverterSettings = {
    handlers: {
      flow: {
        blockquote({children}, {blocks}) {
          blocks(children)
          return undefined
        },
      },
      phrasing: {
        emphasis({children}, {words}) {
          words(children)
          return undefined
        },
      },
    },
  }
  const both: ConverterSettings = {
    handlers: {
      flow: {blockquote: ({children}, {blocks, next}) => [{_type: 'a', content: blocks(children)}, ...next()]},
    },
  }
  const pass: ConverterSettings = {handlers: {flow: {blockquote: (_, {next}) => next()}}}

  test.each<[string, ConverterSettings, string]>([
    ['that make blocks', box, `${'> '.repeat(290)}words`],
    ['that leave it to the default', pass, `${'> '.repeat(290)}words`],
    ['that throw away what they converted', waste, `${'> '.repeat(290)}words`],
    ['that throw away words', waste, `${'*a **b '.repeat(120)}words${'** *'.repeat(120)}`],
    ['that are not called any more', pass, `${'> '.repeat(400)}words`],
    ['that convert twice', both, `${'> '.repeat(290)}words`],
  ])('%s', (_, settings, markdown) => {
    const {blocks, messages} = toPortableText(markdown, settings)
    expect(JSON.stringify(blocks)).toContain('words')
    expect(messages.filter(({severity}) => severity === 'error')).toEqual([])
  })

  test('and blocks fit into each other as often as the Content Lake stores', () => {
    const {blocks} = toPortableText(`${'> '.repeat(7)}words`, box)
    expect(JSON.stringify(blocks).match(/"box"/g)).toHaveLength(7)
    expect(JSON.stringify(blocks)).toContain('"text":"words"')
  })
})

describe('a mistake in the settings is thrown at once', () => {
  test.each<[string, unknown, string]>([
    ['a dialect there is not', {dialect: 'gitlab'}, `dialect is the text "gitlab"; there are ${DIALECTS.join(', ')}.`],
    ['plugins that are no list', {plugins: () => {}}, 'plugins is a function; an array of remark plugins is expected.'],
    [
      'a plugin that is none',
      {plugins: ['remark-toc']},
      'plugins[0] is no remark plugin: a function is expected, or an array of one and its settings.',
    ],
    [
      'a directive without its place',
      {directives: {youtube: () => {}}},
      'directives has the member `youtube`; its members are `flow`, for what stands between paragraphs, and `phrasing`, for what stands among words.',
    ],
    [
      'a name no directive has',
      {directives: {flow: {'you tube': () => {}}}},
      'directives.flow has the name "you tube", which nothing there can have.',
    ],
    [
      'a handler that is no function',
      {elements: {phrasing: {'x-y': {_type: 'a'}}}},
      'elements.phrasing.x-y is an object; a function is expected.',
    ],
  ])('%s', (_, settings, message) => {
    expect(() => createConverter(settings as ConverterSettings)).toThrow(new UsageError(message))
  })

  const ASYNC =
    'returned a promise, and conversions are synchronous: fetch what it needs beforehand, and make it a plain function.'

  test.each<[string, ConverterSettings, string]>([
    [
      'a handler',
      {handlers: {flow: {thematicBreak: (async () => ({_type: 'a'})) as never}}},
      'handlers.flow.thematicBreak',
    ],
    [
      'a handler that rejects',
      {handlers: {flow: {thematicBreak: (() => Promise.reject(new Error('later'))) as never}}},
      'handlers.flow.thematicBreak',
    ],
    ['a directive', {directives: {flow: {a: (async () => []) as never}}}, 'directives.flow.a'],
    ['an element among words', {elements: {phrasing: {'x-y': (async () => '') as never}}}, 'elements.phrasing.x-y'],
    ['a transform', {plugins: [() => async () => undefined]}, 'plugins[0]'],
    [
      'a transform that calls back later',
      {
        plugins: [
          function remarkSlow() {
            return (_tree, _file, next) => queueMicrotask(() => next())
          },
        ],
      },
      'plugins[0] (remarkSlow)',
    ],
  ])('%s that is asynchronous', (_, settings, name) => {
    expect(() => toPortableText('---\n\n::a\n\nb <x-y/>', settings)).toThrow(new UsageError(`${name} ${ASYNC}`))
  })

  test('a plugin that sets itself up asynchronously', () => {
    expect(() => createConverter({plugins: [(async () => undefined) as never]})).toThrow(
      new UsageError(`plugins[0] ${ASYNC}`),
    )
  })
})
