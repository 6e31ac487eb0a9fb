import {readFileSync, globSync} from 'node:fs'
import {join} from 'node:path'

import fc from 'fast-check'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified, type Processor} from 'unified'
import {describe, expect, test} from 'vitest'

import {bareAddressesFromMarkdown} from '../../migrate/convert/bareAddresses.ts'
import {normalizeMarkdown, parseMarkdown} from '../../migrate/convert/parseMarkdown.ts'
import {SUITES} from '../conformance/examples.ts'

/** The parser with all of GFM, whatever the text; an address whose signs are escaped is none. */
const whole = unified().use(remarkParse).use(remarkGfm).use(readEscapes).freeze()
const FIXTURES = join(import.meta.dirname, '../../fixtures')

const ours = (markdown: string) => parseMarkdown(normalizeMarkdown(markdown))
const all = (markdown: string) => whole.parse(normalizeMarkdown(markdown))

/** GFM has no containers. */
const hasGfmAlone = (path: string) => !path.startsWith('cases/containers')

function readEscapes(this: Processor): void {
  this.data().fromMarkdownExtensions?.push(bareAddressesFromMarkdown())
}

describe('loading only the parts of GFM that a text needs gives the tree that all of it gives', () => {
  test.each(SUITES)('in every example of $name', ({examples}) => {
    expect(examples.map(({markdown}) => ours(markdown))).toEqual(examples.map(({markdown}) => all(markdown)))
  })

  test.each(globSync('{articles,cases,invalid}/**/*.md', {cwd: FIXTURES}).filter(hasGfmAlone))('in %s', (path) => {
    const markdown = readFileSync(join(FIXTURES, path), 'utf8')
    expect(ours(markdown)).toEqual(all(markdown))
  })

  test.each([
    ['a box whose blank is the end of a line', '- [\n  ] a\n\n> - [\n>   ] b'],
    ['a table in a quotation in an item', '- > a | b\n  > :- | -\n  > c | d'],
    ['a delimiter row with white space around it', 'a | b\n\t- | - \t\nc | d'],
    ['a delimiter row of colons', 'a\n:-:\nb'],
    ['an address written with character references', 'www&#46;example.com https&#58;//example.com a&#64;example.com'],
    ['an address behind an escape', '\\www.example.com http\\://example.com'],
    ['an address in brackets that do not make a link', '[a](https://example.com b) [c](www.example.com'],
    ['an address with emphasis in it', '*www.example.com/a*b* _a_@example.com a_b_@example.com'],
    ['an address in an image, in code and in a tag', '![www.example.com](a) `www.example.com` <b c="www.example.com">'],
  ])('with %s', (_, markdown) => {
    expect(ours(markdown)).toEqual(all(markdown))
  })

  test('in any text made of what the extensions look for', () => {
    const part = fc.constantFrom(
      ...'a|b|www.|http://|https://x.y|@|a@b.c|.c|~|~~|[^|[^1]|]|: |[ ]|[x]|[|(|)|*|_|`|<|>|!|- |1. |\n|\n\n|\n  |\n    |:-|-|\\|\\||&|&#64;|#| |\t|/'
        .split('|')
        .filter((text) => text !== ''),
      '|',
      '| - |',
      '\n| - | - |\n',
    )
    fc.assert(
      fc.property(fc.array(part, {maxLength: 30}), (parts) => {
        expect(ours(parts.join(''))).toEqual(all(parts.join('')))
      }),
      {numRuns: 2000},
    )
  })
})

test('a slash in a value without quotes is part of the tag, as CommonMark has it', () => {
  const markdown = 'a <a href=https://b.c/d title="e=f/g" h=/i>j</a> *k*'
  for (const ordinary of [true, false]) {
    const [paragraph] = parseMarkdown(markdown, {ordinary})?.children ?? []
    expect(paragraph).toMatchObject({
      children: [{type: 'text'}, {type: 'html', value: '<a href=https://b.c/d title="e=f/g" h=/i>'}, {}, {}, {}, {}],
    })
  }
  const [text] = parseMarkdown('a \\<b c=d/e> `<b c=d/e>`')?.children ?? []
  expect(text).toMatchObject({children: [{type: 'text', value: 'a <b c=d/e> '}, {type: 'inlineCode'}]})
})
