import fc from 'fast-check'
import {expect, test} from 'vitest'

import {readPlainYaml} from '../../migrate/frontMatter/engines/plainYaml.ts'
import {parseYaml} from '../../migrate/frontMatter/engines/yaml.ts'

const lineAt = (): number => 1

/** Pieces that ordinary values are made of, and such that mean something to YAML. */
const piece = fc.constantFrom(
  'a',
  'Tea',
  'é',
  '茶',
  ' ',
  '-',
  ' - ',
  ',',
  ', ',
  '.',
  '/',
  'http://x.y',
  '12',
  '2026-01-02',
  "'",
  '"',
  '(x)',
  '?',
  '~',
  '=',
  ':',
  ': ',
  ' #',
  '#',
  '[',
  ']',
  '{',
  '|',
  '>',
  '&a',
  '*a',
  '!',
  '%',
  '@',
  '\\',
  '\t',
  'null',
  'true',
  'No',
  '0x1',
  '1e3',
  '.inf',
  '\u00A0',
  '\r',
  '\u2028',
  '`',
)
const word = fc.oneof(
  {arbitrary: fc.stringMatching(/^[A-Za-z][A-Za-z ,.'-]{0,12}$/), weight: 3},
  fc.array(piece, {minLength: 1, maxLength: 4}).map((pieces) => pieces.join('')),
)
const scalar = fc.oneof(
  word,
  word.map((text) => `'${text}'`),
  word.map((text) => `"${text}"`),
  fc.constant('2026-01-02'),
)
const value = fc.oneof(
  {arbitrary: scalar.map((text) => ` ${text}`), weight: 3},
  fc.array(scalar, {maxLength: 3}).map((items) => ` [${items.join(', ')}]`),
  fc
    .tuple(fc.constantFrom('', '  '), fc.array(scalar, {minLength: 1, maxLength: 3}))
    .map(([indent, items]) => items.map((item) => `\n${indent}- ${item}`).join('')),
  fc.constantFrom('', ' ', '  x', '\n  a: b', '\n\n', ' |\n  text'),
)
const header = fc
  .array(
    fc.tuple(fc.constantFrom('title', 'tags', 'a-b', '_x', 'no', 'null', 'true', 'y', '1a', 'A', '__proto__'), value),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((entries) => entries.map(([key, text]) => `${key}:${text}`).join('\n'))

test('what is read at once is what the YAML reader makes of it, places included', () => {
  let count = 0
  fc.assert(
    fc.property(header, (text) => {
      const plain = readPlainYaml(text)
      if (plain === undefined) return
      count++
      const {data, text: asWritten, locate, problems} = parseYaml(text, lineAt)
      const paths = Object.entries(plain.data).flatMap(([key, found]) => [
        [key],
        ...(Array.isArray(found) ? found.map((_, index) => [key, index]) : []),
      ])
      const placesBy = (find: typeof locate) => paths.map((path) => find(path))
      expect([plain.data, plain.text, placesBy(plain.locate), plain.problems]).toEqual([
        data,
        asWritten,
        placesBy(locate),
        problems,
      ])
    }),
    {numRuns: 4000, seed: 11},
  )
  expect(count).toBeGreaterThan(400)
})

test.each(['a: 1', 'a:', 'a: b: c', 'a: b #c', '# a', 'a: true', 'a: b\na: c', 'a:\n  b: c', '- a', 'a: "\\n"', ''])(
  'leaves %j to the YAML reader',
  (text) => {
    expect(readPlainYaml(text)).toBeUndefined()
  },
)
