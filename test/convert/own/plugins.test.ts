import type {Root} from 'mdast'
import {gfmStrikethroughFromMarkdown} from 'mdast-util-gfm-strikethrough'
import {gfmStrikethrough} from 'micromark-extension-gfm-strikethrough'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkStringify from 'remark-stringify'
import type {Plugin} from 'unified'
import {describe, expect, test} from 'vitest'

import {createConverter, UsageError, type ConvertPlugin} from '../../../migrate/convert/index.ts'
import {readCases} from '../support/cases.ts'
import {shape} from './shape.ts'

/** Adds to each heading what it was told to. */
const remarkSuffix: Plugin<[{suffix: string}?], Root> = (options) => (tree) => {
  for (const node of tree.children) {
    if (node.type === 'heading') node.children.push({type: 'text', value: options?.suffix ?? '!'})
  }
}

/** Reads `~a~` although GFM is off. */
const remarkStrike: Plugin<[], Root> = function () {
  const data = this.data()
  const extensions = (data.micromarkExtensions ??= [])
  const fromMarkdown = (data.fromMarkdownExtensions ??= [])
  extensions.push(gfmStrikethrough())
  fromMarkdown.push([gfmStrikethroughFromMarkdown()])
}

const remarkFail: Plugin<[], Root> = () => (tree, file) => {
  tree.children = []
  file.fail('Found no author', {line: 2, column: 3})
}

describe('a plugin', () => {
  test.each<[string, ConvertPlugin[], string, unknown[]]>([
    ['changes the tree', [remarkSuffix], '# a', ['h1: a!']],
    ['takes settings', [[remarkSuffix, {suffix: '?'}]], '# a', ['h1: a?']],
    [
      'runs after the one before it',
      [
        [remarkSuffix, {suffix: '1'}],
        [remarkSuffix, {suffix: '2'}],
      ],
      '# a',
      ['h1: a12'],
    ],
    ['can be turned off', [[remarkSuffix, false]], '# a', ['h1: a']],
    ['adds syntax', [remarkStrike], '~a~', ['normal: strike-through(a)']],
    [
      'returns another tree',
      [() => () => ({type: 'root', children: [{type: 'thematicBreak'}]})],
      'a',
      [{_type: 'divider'}],
    ],
    ['calls back at once', [() => (tree, _file, next) => next(undefined, tree)], 'a', ['normal: a']],
  ])('%s', (_, plugins, markdown, expected) => {
    const {blocks, messages} = createConverter({plugins, gfm: false})(markdown)
    expect(shape(blocks)).toEqual(expected)
    expect(messages).toEqual([])
  })

  test('is set up once for all articles', () => {
    let count = 0
    const remarkCount: Plugin = () => {
      count++
    }
    const convert = createConverter({plugins: [remarkCount]})
    convert('a')
    convert('b')
    expect(count).toBe(1)
  })

  test('tells what it finds, at its place in the file', () => {
    const remarkLint: Plugin<[], Root> = () => (tree, file) => {
      file.message('Avoid this.', tree.children[1]?.position, 'remark-lint:no-This')
      file.info('Seen.')
    }
    const {messages} = createConverter({plugins: [remarkLint]})('<div>\n\na', {firstLine: 10})
    expect(messages).toEqual([
      {severity: 'info', rule: 'custom/plugin', reason: 'Seen.'},
      expect.objectContaining({rule: 'convert/html-block', line: 10}),
      {severity: 'warning', rule: 'custom/remark-lint-no-this', reason: 'Avoid this.', line: 12, column: 1},
    ])
  })

  test('that reads what is read already changes nothing, but for escaped addresses, which remark-gfm makes links', () => {
    const convert = createConverter({plugins: [remarkGfm]})
    const plain = createConverter()
    for (const {name, markdown, options} of readCases()) {
      if (name === 'addresses-escaped') continue
      expect(shape(convert(markdown, options).blocks)).toEqual(shape(plain(markdown, options).blocks))
    }
  })

  test('that fails costs its article no word', () => {
    const convert = createConverter({plugins: [remarkSuffix, remarkFail]})
    const {blocks, messages} = convert('# a\n\nb', {firstLine: 5})
    expect(shape(blocks)).toEqual(['h1: a', 'normal: b'])
    expect(messages).toEqual([
      {
        severity: 'error',
        rule: 'convert/plugin-failed',
        reason:
          'plugins[1] (remarkFail) failed: Found no author. This article was converted without any of the plugins; mend or leave out the one that failed, and convert again.',
        line: 6,
        column: 3,
      },
    ])
  })

  test.each<[string, ConvertPlugin]>([
    ['returns no tree', () => () => ({type: 'paragraph'}) as never],
    ['returns an error', () => () => new Error('no') as never],
    ['calls back with an error', () => (_tree, _file, next) => next(new Error('no'))],
    [
      'breaks the parser',
      function (this: {data(): object}) {
        const tokenize = () => {
          throw new Error('no')
        }
        Object.assign(this.data(), {micromarkExtensions: [{flow: {97: {tokenize}}}]})
      } as never,
    ],
  ])('that %s is one that fails', (_, plugin) => {
    const {blocks, messages} = createConverter({plugins: [plugin]})('a')
    expect(shape(blocks)).toEqual(['normal: a'])
    expect(messages.map(({rule}) => rule)).toEqual(['convert/plugin-failed'])
  })

  test.each<[string, ConvertPlugin, string]>([
    [
      'a parser',
      remarkParse,
      'plugins[0] (remarkParse) brings a parser of its own. The conversion has both already: leave it out.',
    ],
    [
      'a compiler',
      remarkStringify,
      'plugins[0] (remarkStringify) brings a compiler of its own. The conversion has both already: leave it out.',
    ],
  ])('that brings %s is refused', (_, plugin, message) => {
    expect(() => createConverter({plugins: [plugin]})).toThrow(new UsageError(message))
  })
})
