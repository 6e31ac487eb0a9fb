import {globSync, readFileSync} from 'node:fs'
import {join} from 'node:path'

import fc from 'fast-check'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {describe, expect, test} from 'vitest'

import {DIALECT_PARTS} from '../../../migrate/convert/dialects.ts'
import {normalizeMarkdown, parseMarkdown} from '../../../migrate/convert/parseMarkdown.ts'
import {toPortableText} from '../../../migrate/convert/toPortableText.ts'
import {SUITES} from '../../conformance/examples.ts'
import {editorRepairs} from '../support/editorRules.ts'

const FIXTURES = join(import.meta.dirname, '../../../fixtures')
/** Holds what each part looks for. */
const EVERYTHING = '[[ == %% ^['

/** The parser with all that Obsidian reads, whatever the text. */
const whole = {
  parse(source: string) {
    const parts = DIALECT_PARTS.obsidian.flatMap(({syntaxFor, nodes}) => {
      const syntax = DIALECT_PARTS.plain.some((part) => part.syntaxFor === syntaxFor)
        ? syntaxFor(source)
        : syntaxFor(EVERYTHING)
      return syntax ? [{syntax, nodes}] : []
    })
    return unified()
      .use(remarkParse)
      .data({
        micromarkExtensions: parts.map(({syntax}) => syntax),
        fromMarkdownExtensions: parts.map(({nodes}) => nodes),
      })
      .parse(source)
  },
}

const ours = (markdown: string) => parseMarkdown(markdown, {dialect: 'obsidian'})

describe('loading only the parts of Obsidian that a text needs gives the tree that all of them give', () => {
  test.each(SUITES)('in every example of $name', ({examples}) => {
    const normal = examples.map(({markdown}) => markdown.replaceAll('\0', '\uFFFD'))
    expect(normal.map(ours)).toEqual(normal.map((markdown) => whole.parse(markdown)))
  })

  test.each(globSync('**/*.md', {cwd: FIXTURES}))('in %s', (path) => {
    const markdown = normalizeMarkdown(readFileSync(join(FIXTURES, path), 'utf8'))
    expect(ours(markdown)).toEqual(whole.parse(markdown))
  })

  test('in any text made of what they look for', () => {
    const part = fc.constantFrom(
      ...'[[ ]] ![[ [ ] | == = %% % ^[ ^ ^a ^a-1 a b.png # > - 1. ` * ** ~~ \\ : [^a] [^a]: | www.a.b'.split(' '),
      ' ',
      '\n',
      '\n\n',
      '\n> ',
      '\n- ',
      '\n    ',
      '\n| a |\n| - |\n| ',
    )
    fc.assert(
      fc.property(fc.array(part, {maxLength: 30}), (parts) => {
        const markdown = parts.join('')
        expect(ours(markdown)).toEqual(whole.parse(markdown))
      }),
      {numRuns: 2000, seed: 1},
    )
  })
})

describe('what CommonMark and GFM mean, Obsidian means as well', () => {
  /** Examples with double brackets, which are a wiki link. */
  const OTHERWISE: Readonly<Record<string, readonly string[]>> = {'CommonMark 0.31.2': ['548', '559', '590'], GFM: []}

  test.each(SUITES)('in every example of $name but those that hold its constructs', ({name, examples}) => {
    const differ = examples.filter(({markdown}) => {
      const [plain, obsidian] = [toPortableText(markdown), toPortableText(markdown, {dialect: 'obsidian'})]
      return JSON.stringify(plain.blocks) !== JSON.stringify(obsidian.blocks)
    })
    expect(differ.map((example) => example.name)).toEqual(OTHERWISE[name])
  })
})

describe('input made to exhaust the parser arrives whole', () => {
  const many = (unit: string) => unit.repeat(100_000 / unit.length)
  const read = (markdown: string) => toPortableText(markdown, {dialect: 'obsidian'})

  test.each([
    '[[',
    '[[a ',
    '![[',
    '![[a|',
    '==a ',
    'a== ',
    '==*a ',
    '=',
    '=== ',
    '%',
    '^[',
    '^[[',
    '^[a [',
    '^',
    ' ^a b',
  ])('%j again and again is text, as it is elsewhere', (unit) =>
    expect(read(many(unit)).blocks).toEqual(toPortableText(many(unit)).blocks),
  )

  test.each<[string, number]>([
    ['[[a]] ', 33_333],
    ['![[a]] ', 28_571],
    ['==a== ', 33_333],
    ['%%a%% ', 33_333],
    ['^[a] ', 10_000],
  ])('%j again and again is as often what it is', (unit, count) => {
    const {blocks} = read(unit.repeat(count))
    const [block] = blocks
    const children = block?._type === 'block' ? block.children : []
    expect(children.filter((child) => child._type !== 'span' || child.marks.length > 0)).toHaveLength(count)
  })

  test.each(['%% a\n', '%%a\n\n', '%%\n\n'])('%j again and again pairs up', (unit) => {
    const {blocks} = read(many(unit))
    expect(editorRepairs(blocks)).toEqual([])
    expect(blocks.length).toBeGreaterThan(5000)
  })
})
