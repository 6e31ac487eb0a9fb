import {describe, expect, test} from 'vitest'

import {assignKeys, type Unkeyed} from '../../src/portable-text/assignKeys.ts'
import type {Block, TextBlock} from '../../src/portable-text/types.ts'

type Draft = Unkeyed<Block>

const paragraph = (text: string): Unkeyed<TextBlock> => ({
  _type: 'block',
  style: 'normal',
  markDefs: [],
  children: [{_type: 'span', marks: [], text}],
})

const keysOf = (drafts: Draft[]) => assignKeys(drafts).map(({_key}) => _key)

describe('assignKeys', () => {
  test('gives a paragraph with a link the keys of its content', () => {
    const draft: Draft = {
      _type: 'block',
      style: 'normal',
      markDefs: [{_type: 'link', _key: '0', href: '/a'}],
      children: [
        {_type: 'span', marks: [], text: 'see '},
        {_type: 'span', marks: ['strong', '0'], text: 'this'},
      ],
    }
    expect(assignKeys([draft])).toEqual([
      {
        _type: 'block',
        _key: 'aed23c309122',
        style: 'normal',
        markDefs: [{_type: 'link', _key: '496f84ca84ca', href: '/a'}],
        children: [
          {_type: 'span', _key: '0b9f49934e56', marks: [], text: 'see '},
          {_type: 'span', _key: '7b5b2741c1c4', marks: ['strong', '496f84ca84ca'], text: 'this'},
        ],
      },
    ])
  })

  test('numbers equal members of one array, and of one array only', () => {
    const [first = ''] = keysOf([paragraph('a')])
    expect(keysOf([paragraph('a'), paragraph('b'), paragraph('a'), paragraph('a')])).toEqual([
      first,
      ...keysOf([paragraph('b')]),
      `${first}-2`,
      `${first}-3`,
    ])
    const [quote] = assignKeys([{_type: 'quote', content: [paragraph('a')]}])
    expect(quote?._type === 'quote' && quote.content[0]?._key).toBe(first)
  })

  test('tells apart links to one address and points each span to its own', () => {
    const [block] = assignKeys([
      {
        _type: 'block',
        style: 'normal',
        markDefs: [
          {_type: 'link', _key: 'x', href: '/a'},
          {_type: 'link', _key: 'y', href: '/a'},
        ],
        children: [
          {_type: 'span', marks: ['x'], text: 'one'},
          {_type: 'span', marks: ['y'], text: 'two'},
        ],
      },
    ])
    if (block?._type !== 'block') throw new Error('Expected a text block')
    const [first, second] = block.markDefs.map(({_key}) => _key)
    expect(second).toBe(`${first}-2`)
    expect(block.children.map((child) => child._type === 'span' && child.marks)).toEqual([[first], [second]])
  })

  test('a difference anywhere inside is a difference of the key', () => {
    const table = (text: string): Draft => ({
      _type: 'table',
      headerRows: 1,
      rows: [{_type: 'row', cells: [{_type: 'cell', value: [paragraph(text)]}]}],
    })
    expect(keysOf([table('a')])).not.toEqual(keysOf([table('b')]))
    expect(keysOf([{_type: 'figure', externalUrl: 'a', link: {href: 'b'}}])).not.toEqual(
      keysOf([{_type: 'figure', externalUrl: 'a', link: {href: 'c'}}]),
    )
  })

  test('neither the order of members nor keys from before have influence', () => {
    const figure: Draft = {_type: 'figure', externalUrl: 'a.png', alt: 'b'}
    const reversed: Draft = {alt: 'b', externalUrl: 'a.png', _type: 'figure'}
    expect(keysOf([reversed])).toEqual(keysOf([figure]))
    const keyed = assignKeys([paragraph('a'), figure, {_type: 'quote', content: [paragraph('b')]}])
    expect(assignKeys(keyed)).toEqual(keyed)
  })

  test('leaves its input as it was', () => {
    const draft = paragraph('a')
    const copy = structuredClone(draft)
    assignKeys([draft])
    expect(draft).toEqual(copy)
  })
})

test('an object without a type gets a key and no type', () => {
  const [block] = assignKeys([{_type: 'poll', options: [{label: 'a'}]} as unknown as Unkeyed<Block>])
  expect(Object.entries(block ?? {}).at(-1)).toEqual(['options', [{_key: expect.any(String), label: 'a'}]])
  expect(JSON.stringify(block)).not.toContain('null')
  const {options} = block as unknown as {options: object[]}
  expect(Object.keys(options[0] ?? {})).toEqual(['_key', 'label'])
})
