import {expect, test} from 'vitest'

import {assignKeys, type Unkeyed} from '../../src/portable-text/assignKeys.ts'
import type {Block, TextBlock} from '../../src/portable-text/types.ts'
import {walkBlocks} from '../../src/portable-text/walkBlocks.ts'

const text = (text: string): Unkeyed<TextBlock> => ({
  _type: 'block',
  style: 'normal',
  markDefs: [],
  children: [{_type: 'span', marks: [], text}],
})

test('walks every block in reading order, the outer one before what it holds', () => {
  const drafts: Unkeyed<Block>[] = [
    text('1'),
    {
      _type: 'list',
      kind: 'bullet',
      items: [
        {_type: 'listItem', content: [text('2'), {_type: 'quote', content: [text('3'), {_type: 'divider'}]}]},
        {_type: 'listItem', content: []},
        {_type: 'listItem', content: [{_type: 'callout', tone: 'tip', content: [text('4')]}]},
      ],
    },
    {
      _type: 'table',
      headerRows: 0,
      rows: [
        {
          _type: 'row',
          cells: [
            {_type: 'cell', value: [text('5')]},
            {_type: 'cell', value: [text('6')]},
          ],
        },
      ],
    },
    {_type: 'footnote', identifier: 'a', content: [text('7')]},
    {_type: 'code', code: 'x'},
  ]
  const seen = [...walkBlocks(assignKeys(drafts))].map((block) =>
    block._type === 'block'
      ? block.children.map((child) => (child._type === 'span' ? child.text : '')).join('')
      : block._type,
  )
  expect(seen).toEqual([
    '1',
    'list',
    '2',
    'quote',
    '3',
    'divider',
    'callout',
    '4',
    'table',
    '5',
    '6',
    'footnote',
    '7',
    'code',
  ])
})

test('looks for blocks in objects of types that are not of this package', () => {
  const tabs = {
    _type: 'tabs',
    title: 'a',
    icons: ['b', null],
    tabs: [{_type: 'tab', content: [text('1'), {_type: 'video'}, {_type: 'footnote', identifier: 'a', content: []}]}],
    aside: {content: [{_type: 'divider'}]},
  }
  const blocks = assignKeys([tabs as unknown as Unkeyed<Block>])
  expect([...walkBlocks(blocks)].map(({_type}) => _type)).toEqual(['tabs', 'block', 'video', 'footnote', 'divider'])
})

test('walks what a query left of a body', () => {
  const body = [
    null,
    {_type: 'quote', content: null},
    {_type: 'list', items: [null, {_type: 'listItem', content: [{_type: 'divider'}, null]}]},
    {_type: 'table', rows: [null, {cells: null}, {cells: [null, {value: [{_type: 'block'}]}]}]},
    {_type: 'callout'},
  ]
  const seen = ['quote', 'list', 'divider', 'table', 'block', 'callout']
  expect([...walkBlocks(body)].map(({_type}) => _type)).toEqual(seen)
  expect([...walkBlocks(null)]).toEqual([])
})
