import {describe, expect, test} from 'vitest'

import {toPortableText} from '../../migrate/convert/toPortableText.ts'
import {buildArticle} from '../../migrate/document/buildArticle.ts'
import {buildImportRecord} from '../../migrate/document/buildImportRecord.ts'
import {countAttributes} from '../../migrate/document/countAttributes.ts'
import {hashWritten} from '../../migrate/document/hashWritten.ts'
import type {BuiltArticle} from '../../migrate/types.ts'
import {listAttributes} from '../../src/lake/limits/listAttributes.ts'
import {readArticles, readCases} from '../convert/support/cases.ts'
import {conversionOf, frontMatterOf, paragraph, sourceAt} from './fixtures.ts'

function build(markdown: string): BuiltArticle {
  const source = sourceAt('a.md', markdown)
  return buildArticle({source, frontMatter: frontMatterOf({slug: 'a'}), conversion: toPortableText(markdown)})
}

function limits({messages}: BuiltArticle): string[] {
  return messages.filter(({rule}) => rule.startsWith('document/')).map(({severity, rule}) => `${severity} ${rule}`)
}

describe('attributes', () => {
  test.each([...readCases(), ...readArticles().map(({path, markdown}) => ({name: path, markdown}))])(
    'are counted as the lake counts them: $name',
    ({markdown}) => {
      const {article} = build(markdown)
      expect(countAttributes(article)).toBe(listAttributes(article).size)
    },
  )

  /** One of all that has attributes of its own, inside lists and quotations in each order. */
  const nested = (depth: number): string =>
    depth === 0
      ? 'a[^1] **b** [c](/d "e") ![f](g "h") <x> $i$\n\n- [ ] j\n\n```js k.js {1} l\n```\n\n![m](n)\n\n$$\no\n$$\n\n|p|\n|:-|\n|[q](r)|'
      : `${nested(0)}\n\n${indent(nested(depth - 1), '> ')}\n\n---\n\n${indent(nested(depth - 1), '2. ', '   ')}`

  function indent(text: string, first: string, others = first): string {
    return text
      .split('\n')
      .map((line, index) => (index === 0 ? first : others) + line)
      .join('\n')
  }

  test('beyond a thousand are reported, and few are not', () => {
    const few = build(`${nested(1)}\n\n[^1]: s`)
    const many = build(`${nested(5)}\n\n[^1]: s`)
    expect(limits(few)).toEqual([])
    expect(limits(many)).toEqual(['warning document/too-many-attributes'])
    expect(listAttributes(many.article).size).toBeGreaterThan(1000)
  })
})

describe('an article that is more than a request may hold', () => {
  /** An article of so many equal paragraphs. */
  function articleOf(count: number, text: string): BuiltArticle {
    const blocks = Array.from({length: count}, (_, index) => paragraph(`key-${index}`, text))
    const source = sourceAt('a.md', `${text}\n\n`.repeat(count))
    return buildArticle({source, frontMatter: frontMatterOf({slug: 'a'}), conversion: conversionOf(...blocks)})
  }

  function requestBytes(built: BuiltArticle): number {
    const {article} = built
    const record = buildImportRecord({
      built,
      written: hashWritten(article),
      conflicts: [],
      imageAssets: new Map(),
      pendingImages: [],
      publication: 'published',
      revisions: {},
      runId: 'r',
      toolVersion: '1',
    })
    const mutations = [article, record].map((createOrReplace) => ({createOrReplace}))
    return new TextEncoder().encode(JSON.stringify({mutations})).length
  }

  test.each([
    ['short paragraphs', 'a'],
    ['long ones', 'a "b"\t'.repeat(500)],
    ['letters of several bytes', 'ü日😀'.repeat(300)],
  ])('is reported, and one a little smaller is not: %s', (_, text) => {
    const least = Math.floor(
      4_000_000 / ((requestBytes(articleOf(200, text)) - requestBytes(articleOf(100, text))) / 100),
    )
    expect(limits(articleOf(Math.ceil(least * 1.03) + 1, text))).toEqual(['error document/too-large'])
    expect(limits(articleOf(Math.floor(least * 0.97) - 1, text))).toEqual([])
  })
})
