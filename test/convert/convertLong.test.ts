import {globSync, readFileSync} from 'node:fs'
import {join} from 'node:path'

import fc from 'fast-check'
import {describe, expect, test} from 'vitest'

import {compileSettings} from '../../migrate/convert/compileSettings.ts'
import {convertLong} from '../../migrate/convert/convertLong.ts'
import {convertTree} from '../../migrate/convert/convertTree.ts'
import {normalizeMarkdown, parseMarkdown} from '../../migrate/convert/parseMarkdown.ts'
import {toPortableText} from '../../migrate/convert/toPortableText.ts'

const FIXTURES = join(import.meta.dirname, '../../fixtures')
const settings = compileSettings({})

const inParts = (source: string, title = 'T') => convertLong(source, settings, {title})
const whole = (source: string, title = 'T') =>
  convertTree(parseMarkdown(source) ?? expect.fail('nested too deeply'), source, settings, {title})

const LINES = [
  [
    '',
    '',
    '',
    '# T',
    '# T',
    'a',
    'a',
    '> b',
    '- c',
    '- c',
    '1. d',
    '- [ ] e',
    '  f',
    '***',
    '```',
    '<div>',
    '</div>',
    '<pre>',
  ],
  [
    '[g]: /h',
    '[g]: /i',
    '[j]: /k',
    '[g]',
    '![j][J]',
    '[l]',
    '[^1]: m',
    '[^1]: n',
    '[^1]',
    '[^2]',
    '    o',
    '| p |',
    '| - |',
  ],
].flat()

describe('converting an article part by part gives what converting it whole gives', () => {
  test.each(globSync('{articles,cases}/**/*.md', {cwd: FIXTURES}))('in %s', (path) => {
    const source = normalizeMarkdown(readFileSync(join(FIXTURES, path), 'utf8').replace(/^---\n.*?\n---\n/s, ''))
    expect([undefined, whole(source)]).toContainEqual(inParts(source))
  })

  test('in any text whose parts have to know of each other', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...LINES), {maxLength: 16}), (lines) => {
        expect(inParts(lines.join('\n'))).toEqual(whole(lines.join('\n')))
      }),
      {numRuns: 1500},
    )
  })

  test('in a long one, whose keys, messages and definitions go from one end to the other', () => {
    const body = `# T\n\n${'a [b] c *d* '.repeat(40)}\n\n- e\n- f\n\n> g\n\n`
    const source = `h[^1]\n\n${body.repeat(2200)}https://i.j k[^1]\n\n[b]: /l\n\n[^1]: m\n\n[n]: /o\n`
    expect(source.length).toBeGreaterThan(1_048_576)
    expect(toPortableText(source, {title: 'T'})).toEqual(whole(source))
  })
})

test('where parts cannot be told from the whole, an article is left to be converted whole', () => {
  expect(inParts('a $b\n`c$ d`')).toBeUndefined()
  expect(inParts(`${'> '.repeat(1200)}a`)).toBeUndefined()
})
