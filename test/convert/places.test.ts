import {readFileSync} from 'node:fs'

import {describe, expect, test} from 'vitest'

import {toPortableText} from '../../migrate/convert/toPortableText.ts'
import {fixtureFolder, listFiles} from '../fixtures/readFixtures.ts'

const SOURCES = listFiles(fixtureFolder('cases'))
  .filter((path) => path.endsWith('input.md'))
  .map((path) => ({path, markdown: readFileSync(`${fixtureFolder('cases')}/${path}`, 'utf8')}))

describe.each(SOURCES)('$path', ({markdown}) => {
  const plain = toPortableText(markdown)
  const watched = toPortableText(markdown, {places: true})

  test('asking for places changes nothing else', () => {
    const {places: _, ...conversion} = watched
    expect(conversion).toEqual(plain)
  })

  test('every block of the body has a place inside the source', () => {
    const lines = markdown.split(/\r\n?|\n/)
    for (const {_key} of watched.blocks) {
      const place = watched.places?.get(_key)
      expect(place).toBeDefined()
      expect(place?.line).toBeLessThanOrEqual(lines.length)
      expect(place?.column).toBeLessThanOrEqual((lines[(place?.line ?? 0) - 1] ?? '').length + 1)
    }
  })
})

test('a footnote that moved to the end is placed where it was', () => {
  const deep = `${'> '.repeat(40)}[^a]: Note.`
  const {blocks, places} = toPortableText(`Call[^a].\n\n- item\n\n${deep}`, {places: true})
  const moved = blocks.at(-1)
  expect(moved?._type).toBe('footnote')
  expect(places?.get(moved?._key ?? '')).toEqual({line: 5, column: 81})
})

test('lines count in the file', () => {
  const {blocks, places} = toPortableText('One.\n\nTwo.', {places: true, firstLine: 5})
  expect(blocks.map(({_key}) => places?.get(_key))).toEqual([
    {line: 5, column: 1},
    {line: 7, column: 1},
  ])
})

test('equal blocks have places of their own', () => {
  const {blocks, places} = toPortableText('Same.\n\n---\n\nSame.', {places: true})
  expect(blocks.map(({_key}) => places?.get(_key)?.line)).toEqual([1, 3, 5])
})

test('a link whose marks do not tell it apart is placed at its paragraph', () => {
  const {blocks, places} = toPortableText('Words [](https://a.example) and [b](https://b.example).', {places: true})
  const [block] = blocks
  const [link] = block?._type === 'block' ? block.markDefs : []
  expect(link).toMatchObject({href: 'https://b.example'})
  expect(places?.get(`${block?._key}.${link?._key}`)).toBeUndefined()
  expect(places?.get(block?._key ?? '')).toEqual({line: 1, column: 1})
})
