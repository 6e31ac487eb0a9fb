import * as fc from 'fast-check'
import {describe, expect, test} from 'vitest'

import {toHtml} from '../../src/render/toHtml.ts'
import {toPlainText} from '../../src/render/toPlainText.ts'
import {block} from './build.ts'

/** The fields of each type that a renderer looks at. */
const FIELDS: Record<string, string[]> = {
  block: ['style', 'listItem', 'level', 'children', 'markDefs', 'anchor', 'loose'],
  span: ['text', 'marks'],
  link: ['href', 'title'],
  articleLink: ['reference', 'slug', 'fragment', 'title'],
  code: ['code', 'language', 'filename', 'highlightedLines', 'meta'],
  figure: ['asset', 'externalUrl', 'alt', 'title', 'link', 'caption'],
  inlineImage: ['asset', 'externalUrl', 'alt', 'link', 'marks'],
  table: ['headerRows', 'align', 'rows'],
  row: ['cells'],
  cell: ['value'],
  callout: ['tone', 'title', 'content'],
  quote: ['content'],
  list: ['kind', 'start', 'loose', 'items'],
  listItem: ['checked', 'content'],
  footnote: ['identifier', 'content'],
  footnoteReference: ['identifier', 'marks'],
  htmlBlock: ['html'],
  inlineHtml: ['html'],
  math: ['tex'],
  inlineMath: ['tex'],
  sourceBlock: ['syntax', 'source'],
  inlineSource: ['syntax', 'source'],
  checkbox: ['checked'],
}

const {object} = fc.letrec<{object: {_type: string}; value: unknown}>((tie) => ({
  object: fc
    .constantFrom(...Object.keys(FIELDS))
    .chain((type) =>
      fc.record(
        {_type: fc.constant(type), _key: fc.constantFrom('k', 'm', 5), ...fieldsOf(type, tie('value'))},
        {requiredKeys: ['_type'], noNullPrototype: true},
      ),
    ),
  value: fc.oneof(
    {maxDepth: 4, depthIdentifier: 'content'},
    fc.constantFrom(null, 5, -1, 1e9, 0.5, true, 'text', '', 'h2', 'bullet', 'k', 'note', '#x', {}),
    fc.array(tie('value'), {maxLength: 3, depthIdentifier: 'content'}),
    tie('object'),
  ),
}))

function fieldsOf(type: string, value: fc.Arbitrary<unknown>): Record<string, fc.Arbitrary<unknown>> {
  return Object.fromEntries((FIELDS[type] ?? []).map((name) => [name, value]))
}

describe('what does not fit the content model', () => {
  test('throws nothing, whatever stands where', () => {
    fc.assert(
      fc.property(fc.array(object, {maxLength: 3}), (blocks) => {
        expect(() => [toHtml(blocks), toPlainText(blocks)]).not.toThrow()
      }),
      {numRuns: 1_000},
    )
  })

  test.each([
    [-1, 2, '<ul><li>a<ul><li>b</li></ul></li></ul>'],
    [1.5, 2, '<ul><li>a<ul><li>b</li></ul></li></ul>'],
    ['2', 1, '<ul><li>a</li><li>b</li></ul>'],
    [undefined, null, '<ul><li>a</li><li>b</li></ul>'],
  ])('no item of a list is lost at the levels %j and %j', (first, second, html) => {
    const item = (text: string, level: unknown) => ({...block([text]), listItem: 'bullet', level})
    expect(toHtml([item('a', first), item('b', second)])).toBe(html)
  })

  test('no level takes as many elements as it says', () => {
    const html = toHtml([{...block(['a']), listItem: 'bullet', level: 1_000_000_000}])
    expect(html.split('<ul>')).toHaveLength(51)
    expect(html).toContain('<li>a</li>')
  })
})
