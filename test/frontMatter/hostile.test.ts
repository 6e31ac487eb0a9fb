import {expect, test} from 'vitest'

import {guessLinkBases} from '../../migrate/init/guessLinkBases.ts'
import {lookAtFile} from '../../migrate/init/lookAtFile.ts'
import {parseFrontMatter} from '../../migrate/frontMatter/parseFrontMatter.ts'
import {readNames} from '../../migrate/frontMatter/readNames.ts'

// Each of these took minutes to hours where the time grew with the square of the length.
const LONG = 200_000

const parse = (text: string) => parseFrontMatter(text, {path: 'a.md'})

test.each([
  ['spaces between names', `A${' '.repeat(LONG)}B`, 1],
  ['spaces before a joint', `A${' '.repeat(LONG)}and B`, 2],
  ['at signs', '@'.repeat(LONG), 1],
])('%s do not hold up the reading of names', (_what, text, count) => {
  expect(readNames(text)).toHaveLength(count)
})

test.each([
  ['a permalink with a placeholder at its end', `---\ntitle: A\npermalink: /${'a'.repeat(LONG)}:\n---\n`, 'A'],
  ['spaces in a value that is no YAML', `---\ntitle: A\nnote: @a${' '.repeat(LONG)}b\n---\n`, 'A'],
  ['empty lines behind a comment', `<!-- a -->${'\n'.repeat(LONG)}words`, undefined],
  ['very many dashes', `---\ntitle: A\nnote: "${'--- '.repeat(LONG)}"\nlist: {a: b}\n---\n`, 'A'],
  [
    'very many keys',
    `---\ntitle: A\n${Array.from({length: 30_000}, (_, key) => `k${key}: ${key}\n`).join('')}---\n`,
    'A',
  ],
])('%s do not hold up an import', (_what, text, title) => {
  expect(parse(text).fields?.title).toBe(title)
})

test('an address that never ends does not hold up a first look', () => {
  const text = `---\ntitle: A\n---\n](/${'a'.repeat(LONG)}${'!['.repeat(LONG)}`
  const seen = lookAtFile({path: 'a.md', text})
  expect([guessLinkBases([seen], 'title'), seen.images]).toEqual([[], []])
})

test('places are told in any order, at line ends and beyond the last one', () => {
  const {messages} = parse('---\r\ntitle: A\r\nb: 1\r\n\r\n  # c\r\nc: 2\n---')
  expect(messages.map(({line, column}) => [line, column])).toEqual([
    [3, 1],
    [6, 1],
  ])
})
