import {describe, expect, test} from 'vitest'

import {prepareArticle} from '../../../schemas/documents/article.ts'
import {prepareCallout} from '../../../schemas/objects/callout.ts'
import {prepareCode} from '../../../schemas/objects/codeBlock.ts'
import {prepareImage} from '../../../schemas/objects/figure.ts'
import {prepareList, prepareListItem} from '../../../schemas/objects/list.ts'
import {prepareSource} from '../../../schemas/objects/sourceBlock.ts'
import {prepareTable} from '../../../schemas/objects/table.ts'
import {describeHtml} from '../../../schemas/previews/describeHtml.ts'
import {toPreviewLine} from '../../../schemas/previews/toPreviewLine.ts'
import {toPreviewText} from '../../../schemas/previews/toPreviewText.ts'

const block = (...texts: string[]) => ({_type: 'block', children: texts.map((text) => ({_type: 'span', text}))})

describe('the first words of Portable Text', () => {
  test.each<[string, unknown, string]>([
    ['nothing', undefined, ''],
    ['spans are joined, blocks are parted', [block('Hel', 'lo'), block('world')], 'Hello world'],
    ['white space is folded', [block(' a\n  b ')], 'a b'],
    ['nested content', [{_type: 'quote', content: [{_type: 'list', items: [{content: [block('deep')]}]}]}], 'deep'],
    ['table cells', [{_type: 'table', rows: [{cells: [{value: [block('a')]}, {value: [block('b')]}]}]}], 'a b'],
    ['inline objects are left out', [{children: [{_type: 'checkbox', checked: true}, {text: 'done'}]}], 'done'],
    ['formulas are written out', [{children: [{text: 'as '}, {_type: 'inlineMath', tex: 't = m'}]}], 'as t = m'],
    ['broken values', [null, 3, {children: [null, {text: 7}]}], ''],
  ])('%s', (_, content, expected) => {
    expect(toPreviewText(content)).toBe(expected)
  })

  test('is cut between characters, never inside one', () => {
    expect(toPreviewText([block('🙂🙂🙂')], {max: 2})).toBe('🙂🙂…')
  })
})

test.each([
  [undefined, undefined],
  ['', undefined],
  ['\n  \n  <b>x</b>  \n<i>', '<b>x</b>'],
])('the first line of %o is %o', (text, expected) => {
  expect(toPreviewLine(text)).toBe(expected)
})

describe('preview lines', () => {
  test.each([
    [
      {title: 'Serverless', category: 'cloud', publishedAt: '2025-05-02T08:45:00Z', author: 'Ada'},
      {title: 'Serverless', subtitle: '2025-05-02 · cloud · Ada'},
    ],
    [
      {title: 'Serverless', category: 'cloud'},
      {title: 'Serverless', subtitle: 'cloud'},
    ],
    [{}, {title: 'Untitled', subtitle: ''}],
    [{title: ' '}, {title: 'Untitled', subtitle: ''}],
  ])('article %o', (selection, expected) => {
    expect(prepareArticle(selection)).toEqual(expected)
  })

  test.each([
    [{}, {title: 'Image'}],
    [{alt: 'A rack'}, {title: 'A rack'}],
    [
      {alt: 'A rack', caption: 'Row 3', externalUrl: 'https://example.com/a.png'},
      {title: 'Row 3', subtitle: 'https://example.com/a.png'},
    ],
  ])('image %o', (selection, expected) => {
    expect(prepareImage(selection)).toEqual(expected)
  })

  test.each([
    [{}, {title: 'Code', subtitle: 'Plain text'}],
    [
      {code: '\nlet a = 1\n', language: 'js'},
      {title: 'let a = 1', subtitle: 'js'},
    ],
    [
      {code: 'let a', filename: 'a.js', language: 'js'},
      {title: 'a.js', subtitle: 'js'},
    ],
  ])('code %o', (selection, expected) => {
    expect(prepareCode(selection)).toEqual(expected)
  })

  test.each([
    [{}, {title: 'Table', subtitle: '0 × 0'}],
    [
      {rows: [{cells: [{value: [block('Name')]}, {value: [block('Price')]}]}, {cells: [{}, {}]}]},
      {title: 'Name | Price', subtitle: '2 × 2'},
    ],
  ])('table %#', (selection, expected) => {
    expect(prepareTable(selection)).toEqual(expected)
  })

  test.each([
    [{}, {title: 'Callout', subtitle: ''}],
    [
      {tone: 'tip', content: [block('Try it')]},
      {title: 'Tip', subtitle: 'Try it'},
    ],
    [
      {tone: 'note', title: ''},
      {title: 'Note', subtitle: ''},
    ],
    [
      {tone: 'warning', title: 'Careful'},
      {title: 'Warning: Careful', subtitle: ''},
    ],
  ])('callout %#', (selection, expected) => {
    expect(prepareCallout(selection)).toEqual(expected)
  })

  test.each([
    [{}, {title: 'List', subtitle: 'Bulleted list, 0 items'}],
    [
      {kind: 'number', items: [{content: [block('one')]}]},
      {title: 'one', subtitle: 'Numbered list, 1 item'},
    ],
    [
      {kind: 'bullet', items: [{content: [block('one')]}, {content: [block(' ')]}, {content: [block('two')]}]},
      {title: 'one · two', subtitle: 'Bulleted list, 3 items'},
    ],
  ])('list %#', (selection, expected) => {
    expect(prepareList(selection)).toEqual(expected)
  })

  test.each([
    [{content: [block('milk')]}, {title: 'milk'}],
    [{checked: true, content: [block('milk')]}, {title: '☑ milk'}],
    [{checked: false}, {title: '☐ Item'}],
  ])('list item %#', (selection, expected) => {
    expect(prepareListItem(selection)).toEqual(expected)
  })

  test.each([
    [undefined, {title: 'HTML', subtitle: 'HTML'}],
    ['<div class="x">\n  <p>Some <b>words</b></p>\n</div>', {title: 'Some words', subtitle: 'HTML: <div>'}],
    ['</details>', {title: '</details>', subtitle: 'HTML: </details>'}],
    ['<!-- more -->', {title: 'more', subtitle: 'Comment in HTML: readers do not see it'}],
    ['<!---->', {title: 'Comment', subtitle: 'Comment in HTML: readers do not see it'}],
    [
      '<p><iframe width="560" src="https://www.youtube.com/embed/x" title="A talk"></iframe></p>',
      {title: 'A talk', subtitle: 'Embedded page: www.youtube.com'},
    ],
    ['<iframe src=//a.example/b>', {title: '//a.example/b', subtitle: 'Embedded page: a.example'}],
    ['<iframe>', {title: 'Embedded page', subtitle: 'Embedded page'}],
  ])('HTML %j', (html, expected) => {
    expect(describeHtml(html)).toEqual(expected)
  })

  test.each([
    [{}, {title: 'Source', subtitle: 'Source'}],
    [
      {source: '\n{{< toc >}}\n', syntax: 'hugo'},
      {title: '{{< toc >}}', subtitle: 'Source: Hugo'},
    ],
    [
      {source: 'x', syntax: 'asciidoc'},
      {title: 'x', subtitle: 'Source: asciidoc'},
    ],
  ])('source %j', (selection, expected) => {
    expect(prepareSource(selection)).toEqual(expected)
  })
})
