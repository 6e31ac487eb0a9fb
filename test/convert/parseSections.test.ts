import {globSync, readFileSync} from 'node:fs'
import {join} from 'node:path'

import fc from 'fast-check'
import type {Root} from 'mdast'
import type {Extension} from 'micromark-util-types'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {describe, expect, test} from 'vitest'

import {findSections} from '../../migrate/convert/findSections.ts'
import {normalizeMarkdown} from '../../migrate/convert/parseMarkdown.ts'
import {parseSections} from '../../migrate/convert/parseSections.ts'
import {SUITES} from '../conformance/examples.ts'

const FIXTURES = join(import.meta.dirname, '../../fixtures')

const parse = (source: string, ...more: Extension[]): Root =>
  unified().use(remarkParse).use(remarkGfm).data({micromarkExtensions: more}).parse(source)
const inSections = (source: string, size: number) => parseSections(source, size, parse)

/** Lines that begin, go on with and end blocks; an empty one is as likely as three others. */
const LINES = [
  '',
  '',
  '',
  'a',
  '[b]',
  '[b]: /c',
  'd[^1]',
  '[^1]: e',
  '```',
  '~~~',
  '<!--',
  '-->',
  '<div>',
  '<pre>',
  '</pre>',
  '- f',
  '  g',
  '1. h',
  '    i',
  '> j',
  '> ```',
  '  ```',
  '| k |',
  '| - |',
  '# l',
  '---',
  '***',
]

describe('parsing a text in sections gives the tree of parsing it whole', () => {
  test.each(globSync('**/*.md', {cwd: FIXTURES}))('in %s', (path) => {
    const source = normalizeMarkdown(readFileSync(join(FIXTURES, path), 'utf8'))
    for (const size of [1, 100, 1000]) expect(inSections(source, size)).toEqual(parse(source))
  })

  test.each(SUITES)('in examples of $name, one after the other', ({examples}) => {
    for (let index = 0; index < examples.length; index += 6) {
      const source = normalizeMarkdown(
        examples
          .slice(index, index + 6)
          .map(({markdown}) => markdown)
          .join('\n\n'),
      )
      expect(inSections(source, 1)).toEqual(parse(source))
    }
  })

  test.each([
    ['a fence that is never closed', 'a\n\n```\nb\n\nc\n\nd'],
    ['a fence over empty lines', '```\na\n\nb\n\nc\n```\n\nd'],
    ['a fence in an item, ended by the list', '- ```\n  a\n\nb\n\n```\nc\n\nd\n```\n\ne'],
    ['a comment over empty lines', '<!-- a\n\nb\n\nc -->\n\nd'],
    ['a reference before its definition', '[a] [b][c]\n\nd\n\n[a]: /a\n\n[c]: /c'],
    ['a definition in a quotation, a reference after it', '> [a]: /b\n\n[a]\n\nc'],
    ['a footnote called before and after it', 'a[^1]\n\n[^1]: b\n\n    c\n\nd[^1]'],
    ['a reference in a table at the start of a section', '| [a] |\n| - |\n\nb\n\n[a]: /c'],
    ['a loose list', '- a\n\n- b\n\nc\n\n1. d\n\n   e\n\nf'],
    ['a byte order mark at the start of a paragraph', 'a\n\n\uFEFFb\n\nc'],
  ])('with %s', (_, source) => {
    expect(inSections(source, 1)).toEqual(parse(source))
  })

  test('in any text of lines that begin and end blocks', () => {
    const line = fc.constantFrom(...LINES)
    fc.assert(
      fc.property(fc.array(line, {maxLength: 24}), (lines) => {
        const source = lines.join('\n')
        expect(inSections(source, 1)).toEqual(parse(source))
      }),
      {numRuns: 1500},
    )
  })
})

describe('a section begins', () => {
  test.each([
    ['after an empty line', 'a\n\nb\n\nc', 1, [0, 3, 6]],
    ['only after so many characters', 'aaaa\n\nb\n\nc', 6, [0, 9]],
    ['never at an item, an indented or an empty line', 'a\n\n- b\n\n1. c\n\n  d\n\n\ne', 1, [0, 20]],
    ['nowhere without an empty line', 'a\nb\nc', 1, [0]],
  ])('%s', (_, source, size, starts) => {
    expect(findSections(source, size)).toEqual(starts)
  })
})
