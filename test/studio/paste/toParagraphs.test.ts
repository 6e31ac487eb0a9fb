import {expect, test} from 'vitest'

import type {Unkeyed} from '../../../src/portable-text/assignKeys.ts'
import type {Block, TextBlock} from '../../../src/portable-text/types.ts'
import {toParagraphs} from '../../../studio/paste/toParagraphs.ts'

const text = (words: string, rest: Partial<TextBlock> = {}): Unkeyed<TextBlock> => ({
  _type: 'block',
  style: 'normal',
  markDefs: [],
  children: [{_type: 'span', text: words, marks: []}],
  ...rest,
})

test('a cell of a table holds paragraphs, whatever stood there', () => {
  const inner: Unkeyed<Block> = {
    _type: 'table',
    headerRows: 0,
    rows: [{_type: 'row', cells: ['c', 'd'].map((words) => ({_type: 'cell', value: [text(words)]}))}],
  }
  const blocks: Unkeyed<Block>[] = [
    text('a', {style: 'h3'}),
    text('b', {listItem: 'bullet', level: 1}),
    inner,
    {_type: 'code', code: 'e()'},
    {_type: 'divider'},
  ]
  const code = {...text('e()'), children: [{_type: 'span', text: 'e()', marks: ['code']}]}
  expect(toParagraphs(blocks)).toEqual([text('a'), text('b'), text('c'), text('d'), code])
  expect(toParagraphs([])).toEqual([text('')])
})
