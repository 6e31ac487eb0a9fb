import * as fc from 'fast-check'
import {describe, expect, test} from 'vitest'

import {parseJson} from '../../migrate/frontMatter/engines/json.ts'
import {parseToml} from '../../migrate/frontMatter/engines/toml.ts'
import {listTomlEntries} from '../../migrate/frontMatter/engines/tomlEntries.ts'
import {parseYaml} from '../../migrate/frontMatter/engines/yaml.ts'

const lineAt = (): number => 1

describe('JSON through the YAML reader', () => {
  const members = fc.dictionary(fc.string({unit: 'binary'}), fc.jsonValue({stringUnit: 'binary'}))

  test.each([undefined, 2, '\t'])('means what JSON means, indented by %j', (indent) => {
    fc.assert(
      fc.property(members, (value) => {
        const text = JSON.stringify(value, undefined, indent)
        const {data, problems} = parseJson(`\n${text}\n`, lineAt)
        expect(problems).toEqual([])
        expect(data).toEqual(JSON.parse(text))
      }),
    )
  })
})

describe('places', () => {
  const text = [
    '',
    'title = "a # b" # comment',
    '# [not.a.table]',
    "\"odd key\" . sub = '''",
    'x = 1',
    "'''",
    'list = [ 1, # one',
    '  "]", {k = 2.50}, ]',
    '[seo]',
    'title = 1979-05-27 07:32:00Z',
    '[[item]]',
    'n = 1',
    '[[item]]',
    '[item.sub]',
    'n = 2',
  ].join('\n')

  test('of every key and value in TOML, also inside arrays, inline tables and arrays of tables', () => {
    const rows = listTomlEntries(text).map(({path, key, start, end}) => [
      path.map(String).join('/'),
      text.slice(key, start),
      text.slice(start, end),
    ])
    expect(rows).toEqual([
      ['title', 'title = ', '"a # b"'],
      ['odd key/sub', '"odd key" . sub = ', "'''\nx = 1\n'''"],
      ['list', 'list = ', '[ 1, # one\n  "]", {k = 2.50}, ]'],
      ['list/0', '', '1'],
      ['list/1', '', '"]"'],
      ['list/2', '', '{k = 2.50}'],
      ['list/2/k', 'k = ', '2.50'],
      ['seo', '', '[seo]'],
      ['seo/title', 'title = ', '1979-05-27 07:32:00Z'],
      ['item/0', '', '[[item]]'],
      ['item/0/n', 'n = ', '1'],
      ['item/1', '', '[[item]]'],
      ['item/1/sub', '', '[item.sub]'],
      ['item/1/sub/n', 'n = ', '2'],
    ])
  })

  test('stop at the first thing that is no TOML', () => {
    expect(listTomlEntries('a = 1\n= 2\nb = 3').map(({path}) => path)).toEqual([['a']])
    expect(listTomlEntries('a = [1').map(({path}) => path)).toEqual([['a'], ['a', 0], ['a', 1]])
    expect(listTomlEntries('a = {b').map(({path}) => path)).toEqual([['a']])
    expect(listTomlEntries('[a').map(({path}) => path)).toEqual([])
  })

  test.each([
    ['YAML', parseYaml, '\na: 1\nb: [x, {c: y}]\nd: &d {e: 2}\nf: *d\n', 'b: ', 'c: '],
    ['TOML', parseToml, '\na = 1\nb = ["x", {c = "y"}]\n[d]\ne = 2\n[f]\ne = 3\n', 'b = ', 'c = '],
    ['JSON', parseJson, '\n{"a": 1, "b": ["x", {"c": "y"}], "d": {"e": 2}}\n', '"b": ', '"c": '],
  ])('in %s lead to keys and values, or to what is around them', (_, parse, text, b, c) => {
    const header = parse(text, lineAt)
    const at = (...path: (string | number)[]): [key: string, value: string] | undefined => {
      const place = header.locate(path)
      return place && [text.slice(place.key, place.value), text.slice(place.value, place.value + 2)]
    }
    expect(at('a')?.[1].charAt(0)).toBe('1')
    expect(at('b', 1, 'c')).toEqual([c, expect.stringContaining('y')])
    expect(at('d', 'e')?.[1].charAt(0)).toBe('2')
    expect(at('b')).toEqual([b, expect.stringMatching(/^\[/)])
    expect(at('b', 9)).toEqual(at('b'))
    expect(at('nowhere')).toBeUndefined()
    expect(at()).toBeUndefined()
  })
})
