import fc from 'fast-check'
import {describe, expect, test} from 'vitest'

import {toPortableText} from '../../migrate/convert/toPortableText.ts'
import {toMarkdown} from '../../migrate/markdown/toMarkdown.ts'
import type {Block} from '../../src/portable-text/types.ts'
import {SUITES} from '../conformance/examples.ts'
import {readArticles, readCases} from '../convert/support/cases.ts'
import {bodies} from './bodyArbitraries.ts'
import {toComparable} from './comparable.ts'

/** What does not come back as it was, and why; everything else does. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'nesting-limit':
    'Deeper than the Content Lake stores, the converter lays lists out flat among other blocks, as no Markdown has them.',
  'CommonMark 0.31.2 168': 'Struck out by `<del>`, which is written the way of GFM, and read without GFM.',
}

const documents = [
  ...readCases().map(({name, markdown}) => ({name, markdown, gfm: true})),
  ...readArticles().map(({path, markdown}) => ({name: path, markdown, gfm: true})),
]
/** What CommonMark alone means is to come back from CommonMark alone, and as articles are read. */
const examples = SUITES.flatMap(({name: suite, gfm, examples}) =>
  (gfm ? [true] : [false, true]).flatMap((gfm) =>
    examples.map(({name, markdown}) => ({name: `${suite} ${name}${gfm ? ', with GFM' : ''}`, markdown, gfm})),
  ),
)
const sources = [...documents, ...examples]

/** Compares what was read from Markdown, and shows that where it differs. */
function expectEqual(read: readonly Block[], written: readonly Block[], markdown: string): void {
  expect({markdown, blocks: toComparable(read)}).toEqual({markdown, blocks: toComparable(written)})
}

describe('Markdown of Portable Text reads back as that Portable Text', () => {
  test.each(sources.filter(({name}) => !(name in EXCEPTIONS)))('$name', ({markdown, gfm}) => {
    const {blocks} = toPortableText(markdown, {gfm})
    const written = toMarkdown(blocks)
    expectEqual(toPortableText(written.markdown, {gfm}).blocks, blocks, written.markdown)
    expect(gfm ? written.messages : []).toEqual([])
  })

  test('whatever the words are, and however things stand in each other', {timeout: 120_000}, () => {
    const readsBack = fc.property(bodies, (body) => {
      const {markdown} = toMarkdown(body)
      expectEqual(toPortableText(markdown).blocks, body, markdown)
    })
    expect(() => fc.assert(readsBack, {numRuns: 500, seed: 1})).not.toThrow()
  })
})

describe('what does not come back as it was', () => {
  test.each(Object.entries(EXCEPTIONS))('%s: %s', (name) => {
    const source = sources.find((source) => source.name === name)
    if (!source) throw new Error(`There is no source called ${name}`)
    const read = (markdown: string) => toPortableText(markdown, {gfm: source.gfm}).blocks
    const blocks = read(source.markdown)
    const again = read(toMarkdown(blocks).markdown)
    expect(toComparable(again)).not.toEqual(toComparable(blocks))
    expect(toComparable(read(toMarkdown(again).markdown))).toEqual(toComparable(again))
  })
})

test('writing changes nothing in the body, and gives equal bytes for equal input', () => {
  for (const {markdown} of documents) {
    const {blocks} = toPortableText(markdown)
    const before = structuredClone(blocks)
    const written = toMarkdown(blocks)
    expect(toMarkdown(before)).toEqual(written)
    expect(blocks).toEqual(before)
  }
})
