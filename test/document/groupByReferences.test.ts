import {expect, test} from 'vitest'

import {groupByReferences} from '../../migrate/document/groupByReferences.ts'

/** `a>b` says that a refers to b strongly, `a~b` that it does weakly; what is alone is there. */
function group(text: string): string[] {
  const pairs = text.split(' ').map((pair) => pair.split(/[>~]/))
  const ids = [...new Set(pairs.flat())]
  const items = ids.map((id) => ({
    id,
    references: new Map(
      text.split(' ').flatMap((pair): [string, boolean][] => {
        const [from, to] = pair.split(/[>~]/)
        return from === id && to !== undefined ? [[to, pair.includes('>')]] : []
      }),
    ),
  }))
  return groupByReferences(items).map((members) =>
    members
      .map(({id}) => id)
      .toSorted()
      .join(''),
  )
}

test.each([
  ['a b', 'a b'],
  ['a>b', 'b a'],
  ['a>b b>a', 'ab'],
  ['a>a', 'a'],
  ['a~b b~a', 'a b'],
  ['a>b b>c c>a d>a c>e', 'e abc d'],
  ['a>b b>a c>d d>c b>c', 'cd ab'],
  ['a>b a>c b>d c>d d>b', 'bd c a'],
])('%s: %s', (text, groups) => {
  expect(group(text)).toEqual(groups.split(' '))
})

test('a chain of any length is no problem', () => {
  const length = 100_000
  const items = Array.from({length}, (_, at) => ({id: `${at}`, references: new Map([[`${at + 1}`, true]])}))
  const groups = groupByReferences(items)
  expect([groups.length, groups[0]?.[0]?.id]).toEqual([length, `${length - 1}`])
})
