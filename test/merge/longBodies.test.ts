import {expect, test} from 'vitest'

import type {Keyed} from '../../migrate/diff/keyed.ts'
import {hashContent} from '../../migrate/document/hashWritten.ts'
import {rekeyBody} from '../../migrate/merge/rekeyBody.ts'
import {weave} from '../../migrate/merge/weave.ts'
import type {WrittenBlock} from '../../migrate/types.ts'

const LENGTH = 10_000

function body(word: string, more: object): Keyed[] {
  return Array.from({length: LENGTH}, (_, index) => ({
    _type: 'block',
    _key: `${word}${index}`,
    children: [{_type: 'span', _key: 's', text: `${word}${index}`, marks: []}],
    ...more,
  }))
}

// Both took minutes where the time grew with the square of the length.
test('a long body in which every paragraph became an item of a list gets keys of its own', () => {
  const stored = body('old', {style: 'normal'})
  const written = stored.map((block): WrittenBlock => [block._key, hashContent(block)])
  const next = body('new', {style: 'normal', listItem: 'bullet'})
  expect(rekeyBody(written, next, [stored])).toEqual(next)
})

test('two long bodies are woven into one, the additions of each in their order', () => {
  const [main, other] = ['a', 'b'].map((name) => Array.from({length: 5 * LENGTH}, (_, index) => `${name}${index}`))
  expect(weave(main ?? [], ['a0', ...(other ?? [])])).toEqual([...(main ?? []), ...(other ?? [])])
})
