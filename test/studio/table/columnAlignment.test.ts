import {describe, expect, test} from 'vitest'

import {
  alignColumn,
  findColumn,
  followColumns,
  followTables,
  toAlignmentStyle,
  type TableValue,
} from '../../../studio/table/columnAlignment.ts'

const tableOf = (columns: string, align: TableValue['align'] = ['left', 'center', 'right']): TableValue => ({
  _type: 'table',
  _key: 't',
  align,
  rows: ['1', '2'].map((row) => ({_key: row, cells: [...columns].map((column) => ({_key: `${column}${row}`}))})),
})

describe('the column that an editor stands in', () => {
  const blocks = [{_type: 'block', _key: 'p'}, tableOf('abc')]

  test('is that of the focused cell', () => {
    const path = [{_key: 't'}, 'rows', {_key: '2'}, 'cells', {_key: 'b2'}, 'value', {_key: 'x'}]
    expect(findColumn(blocks, path)).toEqual({table: blocks[1], column: 1})
  })

  test.each([[[]], [[{_key: 'p'}, 'children', {_key: 's'}]], [[{_key: 't'}]], [[{_key: 't'}, 'rows', {_key: '2'}]]])(
    'is none at %j',
    (path) => {
      expect(findColumn(blocks, path)).toBeUndefined()
    },
  )

  test('is aligned alone, and the others keep what they have', () => {
    expect(alignColumn({table: tableOf('abc'), column: 0}, 'right')).toEqual(['right', 'center', 'right'])
    expect(alignColumn({table: tableOf('abc', []), column: 2}, 'right')).toEqual(['none', 'none', 'right'])
  })
})

describe('alignments go with their columns', () => {
  test.each<[string, string, TableValue['align'] | undefined]>([
    ['one is added in front', 'xabc', ['none', 'left', 'center', 'right']],
    ['one is added at the end', 'abcx', ['left', 'center', 'right', 'none']],
    ['one is taken out', 'ac', ['left', 'right']],
    ['one is moved', 'cab', ['right', 'left', 'center']],
    ['none is', 'abc', undefined],
    ['a cell was written anew', 'axc', undefined],
    ['the whole row was', 'xyz', undefined],
  ])('when %s', (_, columns, expected) => {
    expect(followColumns(tableOf('abc'), tableOf(columns))).toEqual(expected)
  })

  test('but not where somebody aligned them already', () => {
    expect(followColumns(tableOf('abc'), tableOf('ac', ['left', 'right']))).toBeUndefined()
  })

  test('of every table that was seen before, and of no other', () => {
    const before = followTables(new Map(), [tableOf('abc'), {_type: 'block', _key: 'p'}])
    expect(before.followed).toEqual([])
    const after = tableOf('ac')
    expect(followTables(before.tables, [after]).followed).toEqual([{table: after, align: ['left', 'right']}])
    expect(followTables(followTables(before.tables, []).tables, [after]).followed).toEqual([])
  })

  test('and a table without alignments gets none', () => {
    expect(followColumns(tableOf('abc', []), tableOf('ac', []))).toBeUndefined()
  })
})

test('the editor shows the alignments of each table, and nothing for columns without', () => {
  expect(toAlignmentStyle([{_type: 'block', _key: 'p'}, tableOf('abc', ['none', 'right'])])).toBe(
    '[data-pt-path="[_key==\\"t\\"]"] td:nth-child(2) {text-align: right}',
  )
})

test('a value that is no alignment does not reach the style sheet', () => {
  expect(toAlignmentStyle([tableOf('a', ['left} * {display: none' as 'left'])])).toBe('')
})
