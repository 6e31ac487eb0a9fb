import type {Path} from '@sanity/types'
import {describe, expect, test} from 'vitest'

import {createComplaintLocator} from '../../migrate/check/createComplaintLocator.ts'
import {toPortableText} from '../../migrate/convert/toPortableText.ts'
import {parseFrontMatter} from '../../migrate/frontMatter/parseFrontMatter.ts'

const TEXT = `---
title: Places
seo:
  description: Short
tags: [one, two]
---

First paragraph
with a [link](https://example.com/a) on its second line.

- one
- two with ![picture](a.png) inside
  - three
- four

> A quotation,
>
> in two paragraphs.

| a | b |
|---|---|
| c | [d](https://example.com/d) |

3. Third item

   with two paragraphs
`

const {body, bodyLine} = parseFrontMatter(TEXT, {path: 'places.md'})
const {blocks} = toPortableText(body, {firstLine: bodyLine + 1})

/** The path to the first value anywhere in the body that satisfies a condition. */
function pathTo(condition: (value: Record<string, unknown>) => boolean): Path {
  const found = find(blocks, ['body'])
  if (!found) throw new Error('nothing in the body satisfies the condition')
  return found

  function find(value: unknown, path: Path): Path | undefined {
    if (typeof value !== 'object' || value === null) return undefined
    if (Array.isArray(value)) {
      return value.map((item) => find(item, [...path, {_key: item?._key}])).find((result) => result !== undefined)
    }
    const members = value as Record<string, unknown>
    if (condition(members)) return path
    return Object.entries(members)
      .map(([name, member]) => find(member, [...path, name]))
      .find((result) => result !== undefined)
  }
}

/** The path to the text block that begins with a text. */
function blockOf(text: string): Path {
  return pathTo(({_type, children}) => {
    const [first] = Array.isArray(children) ? children : []
    return _type === 'block' && String(first?.text).startsWith(text)
  })
}

const locate = createComplaintLocator({path: 'places.md', text: TEXT})

describe('a complaint is placed where the source says what it is about', () => {
  test.each<[string, Path, {line: number; column: number}]>([
    ['a field', ['title'], {line: 2, column: 8}],
    ['a member of a field', ['seo', 'description'], {line: 4, column: 16}],
    ['an item of a field', ['tags', 1], {line: 5, column: 13}],
    ['a slug made of the title', ['slug', 'current'], {line: 2, column: 8}],
    ['a field the front matter does not state', ['excerpt'], {line: 1, column: 1}],
    ['the body', ['body'], {line: 7, column: 1}],
    ['a paragraph', blockOf('First'), {line: 8, column: 1}],
    ['a link', [...pathTo(({href}) => href === 'https://example.com/a'), 'href'], {line: 9, column: 8}],
    ['an item of a flat list', blockOf('two with'), {line: 12, column: 1}],
    ['an image among words', [...pathTo(({externalUrl}) => externalUrl === 'a.png'), 'alt'], {line: 12, column: 12}],
    ['an item of a list in it', blockOf('three'), {line: 13, column: 3}],
    ['an item after that list', blockOf('four'), {line: 14, column: 1}],
    ['a paragraph of a flat quotation', blockOf('in two'), {line: 18, column: 3}],
    ['a cell', blockOf('c'), {line: 22, column: 1}],
    ['a link in a cell', [...pathTo(({href}) => href === 'https://example.com/d'), 'href'], {line: 22, column: 7}],
    ['a list object', pathTo(({_type}) => _type === 'list'), {line: 24, column: 1}],
    ['a block in its item', blockOf('with two'), {line: 26, column: 4}],
    ['a block that is not there', ['body', {_key: 'none'}], {line: 7, column: 1}],
  ])('%s', (_what, path, position) => {
    expect(locate(path)).toEqual(position)
  })
})
