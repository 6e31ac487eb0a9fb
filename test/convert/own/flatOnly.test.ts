import {describe, expect, test} from 'vitest'

import {createConverter} from '../../../migrate/convert/index.ts'
import type {Callout} from '../../../src/portable-text/types.ts'
import {walkBlocks} from '../../../src/portable-text/walkBlocks.ts'
import {blocksText} from '../support/blocksText.ts'
import {readArticles, readCases} from '../support/cases.ts'
import {editorRepairs} from '../support/editorRules.ts'
import {shape} from './shape.ts'

const convert = createConverter({flatOnly: true})
const sources = [...readCases(), ...readArticles().map(({path, markdown}) => ({name: path, markdown}))]

describe('flat only', () => {
  test.each<[string, string, unknown[], string[]]>([
    ['what is flat anyway stays', '- a\n  1. b\n\n> c', ['bullet 1: a', 'number 2: b', 'blockquote: c'], []],
    [
      'an item with several blocks',
      '3. a\n\n   ```\n   b\n   ```\n\n   > c\n4. d',
      ['number 1: a', {_type: 'code', code: 'b'}, 'blockquote: c', 'number 1: d'],
      ['1:1 convert/flattened'],
    ],
    ['two lists side by side', '- a\n\n+ b', ['bullet 1: a', 'bullet 1: b'], ['3:1 convert/flattened']],
    [
      'two quotations side by side',
      '> a\n\n<!-- -->\n\n> - b',
      ['blockquote: a', {_type: 'htmlBlock', html: '<!-- -->'}, 'bullet 1: b'],
      ['3:1 convert/html-comment', '5:1 convert/flattened'],
    ],
    [
      'a quotation in a list in a quotation',
      '> a\n>\n> - b\n>\n>   > c',
      ['blockquote: a', 'bullet 1: b', 'blockquote: c'],
      ['1:1 convert/flattened', '3:3 convert/flattened'],
    ],
    [
      'an alert',
      '> [!WARNING]\n> a\n>\n> - b',
      ['blockquote: strong(Warning)', 'blockquote: a', 'bullet 1: b'],
      ['1:1 convert/flattened'],
    ],
    [
      'a table and a footnote, which hold others, inside them',
      '> a[^1]\n>\n> | b |\n> |---|\n\n[^1]: - c\n\n      d',
      [
        'blockquote: a{footnoteReference}',
        {_type: 'table', headerRows: 1, rows: [{_type: 'row', cells: [{_type: 'cell', value: ['normal: b']}]}]},
        {_type: 'footnote', identifier: '1', content: ['bullet 1: c', 'normal: d']},
      ],
      ['1:1 convert/flattened', '6:7 convert/flattened'],
    ],
  ])('%s', (_, markdown, expected, reported) => {
    const {blocks, messages} = convert(markdown)
    expect(shape(blocks)).toEqual(expected)
    expect(messages.map(({line, column, rule}) => `${line}:${column} ${rule}`)).toEqual(reported)
  })

  test('says what number a list began with', () => {
    expect(convert('7. a').messages.map(({reason}) => reason)).toEqual([
      'Made flat blocks of a list that flat blocks cannot say all of: what its items hold besides text and lists stands between them, and it may be one with a list beside it; its numbers start at 1 instead of 7.',
    ])
  })

  test.each(sources)('holds no list, quotation or callout, and every word: $name', ({markdown}) => {
    const {blocks} = convert(markdown)
    const types = new Set([...walkBlocks(blocks)].map(({_type}): string => _type))
    expect([...types].filter((type) => ['list', 'quote', 'callout'].includes(type))).toEqual([])
    const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
    expect(words(blocksText(blocks))).toEqual(words(blocksText(createConverter()(markdown).blocks, firstLine)))
    expect(editorRepairs(blocks)).toEqual([])
  })

  test('holds for what handlers convert, too', () => {
    const withBox = createConverter({
      flatOnly: true,
      handlers: {flow: {blockquote: ({children}, {blocks}) => ({_type: 'box', content: blocks(children)})}},
    })
    expect(shape(withBox('> 2. a').blocks)).toEqual([{_type: 'box', content: ['number 1: a']}])
  })
})

/** What the quotation begins with that a callout becomes. */
function firstLine({tone, title = tone}: Callout): string {
  return title
}
