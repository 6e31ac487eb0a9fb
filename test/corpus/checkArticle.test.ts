import {execFile} from 'node:child_process'
import {join} from 'node:path'
import {promisify} from 'node:util'

import {describe, expect, test} from 'vitest'

import type {Conversion, Source} from '../../migrate/types.ts'
import type {Block} from '../../src/portable-text/types.ts'
import {checkArticle} from './checkArticle.ts'
import {createTools} from './createTools.ts'
import {readArguments} from './readArguments.ts'

const TEXT =
  '---\ntitle: Title\n---\n\nOne *two* three.\n\n- four\n- five\n\n```js\nsix()\n```\n\n## Seven\n\n[eight](/nine)\n'
const source: Source = {path: 'a.md', root: '/', file: '/a.md', text: TEXT}

/** The checks that an article fails when something is done to every conversion of it. */
function failedWith(
  spoil: (conversion: Conversion, times: number) => Conversion,
  dialect: 'plain' | 'liquid',
): string[] {
  const tools = createTools(dialect)
  let times = 0
  const {failures} = checkArticle(source, {
    ...tools,
    convert: (markdown, options) => spoil(tools.convert(markdown, options), times++),
  })
  return failures.map(({check}) => check)
}

const withBlocks = (change: (blocks: Block[]) => unknown[]) => (conversion: Conversion) => ({
  ...conversion,
  blocks: change(conversion.blocks) as Block[],
})

const replace =
  (text: string, other: string) =>
  (conversion: Conversion): Conversion => ({
    ...conversion,
    blocks: JSON.parse(JSON.stringify(conversion.blocks).replaceAll(text, other)) as Block[],
  })

describe('what is wrong with a conversion is found', () => {
  test.each<[string, (conversion: Conversion, times: number) => Conversion, string[], string[]?]>([
    ['nothing', (conversion) => conversion, []],
    [
      'a block is lost',
      withBlocks((blocks) => blocks.slice(1)),
      ['text of the HTML', 'tree', 'there and back'],
      ['tree'],
    ],
    [
      'a key stands twice',
      withBlocks((blocks) => blocks.map((block) => ({...block, _key: blocks[0]?._key}))),
      ['fit for the editor', 'schema'],
    ],
    ['an address is another one', replace('/nine', '/ten'), ['addresses', 'tree']],
    [
      'a space stands in code',
      replace('six()', 'six( )'),
      ['text of the HTML', 'code', 'tree'],
      ['text of the HTML', 'tree'],
    ],
    ['a heading is of another level', replace('"h2"', '"h3"'), ['headings', 'tree']],
    ['a list is of another kind', replace('"bullet"', '"number"'), ['tree']],
    ['a mark is another one', replace('"em"', '"strong"'), ['tree']],
    ['a field is unknown', withBlocks((blocks) => blocks.map((block) => ({...block, colour: 'red'}))), ['schema']],
    [
      'it comes out otherwise each time',
      (conversion, times) => ({
        ...conversion,
        blocks: conversion.blocks.map((block) => ({...block, _key: `${block._key}${times}`})),
      }),
      ['equal bytes twice'],
    ],
    [
      'it comes back otherwise',
      (conversion, times) => (times < 2 ? conversion : {...conversion, blocks: conversion.blocks.slice(1)}),
      ['there and back'],
    ],
    [
      'a message has no place',
      (conversion) => ({...conversion, messages: [{severity: 'info', rule: 'a/b', reason: 'c', line: 99, column: 1}]}),
      ['places of messages'],
    ],
    [
      'an error is thrown',
      () => {
        throw new RangeError('no')
      },
      ['no throw'],
    ],
  ])('%s', (_, spoil, expected, onlyPlain = ['tree']) => {
    expect(failedWith(spoil, 'plain')).toEqual(expected)
    expect(failedWith(spoil, 'liquid')).toEqual(expected.filter((check) => !onlyPlain.includes(check)))
  })

  test('front matter that is no header says at which line', () => {
    const {failures, rules} = checkArticle({...source, text: '---\ntitle: [\n---\nText'}, createTools('plain'))
    expect(failures).toEqual([])
    expect(Object.keys(rules)).toEqual([expect.stringMatching(/^front-matter\//)])
  })
})

describe('npm run corpus', () => {
  const run = (...args: string[]) =>
    promisify(execFile)(process.execPath, [join(import.meta.dirname, 'runCorpus.ts'), ...args], {
      cwd: join(import.meta.dirname, '../..'),
    })

  test('prints one figure for each thing that is asked, and what was reported beside it', async () => {
    const {stdout, stderr} = await run('fixtures/collections/plain', 'fixtures/articles', '--limit', '2', '--json')
    const figures = JSON.parse(stdout) as unknown[]
    expect(figures).toContainEqual({name: 'text of the HTML, files of 4', value: 4, target: 4, ok: true})
    expect(figures).toHaveLength(15)
    expect(stderr).toMatch(/^4 files, 0\.0 MB/)
  })

  test('ends with 2 and how it is used where it cannot run', async () => {
    const error: unknown = await run('fixtures/articles', '--fast').catch((error: unknown) => error)
    expect(error).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^Unknown option '--fast'[^]*Usage/),
    })
  })

  test.each([
    [['articles', '--dialect', 'asciidoc'], 'There is no dialect asciidoc.'],
    [['articles', '--limit', 'few'], '--limit is few; expected a number from 1.'],
    [['articles', '--threads', '0'], expect.stringContaining('--threads is 0; expected a number from 1 to')],
    [[], 'No folder was given.'],
  ])('%j is wrong usage', (args, problem) => {
    expect(readArguments(args)).toEqual({problem})
  })
})
