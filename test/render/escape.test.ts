import * as fc from 'fast-check'
import {describe, expect, test} from 'vitest'

import {attributes, escapeHtml, safeHref, safeImageSource} from '../../src/render/escape.ts'
import {toHtml} from '../../src/render/toHtml.ts'
import {block, paragraph, span} from './build.ts'

const UNSAFE = [
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  'jAvAsCrIpT:alert(1)',
  ' javascript:alert(1)',
  '\n\tjavascript:alert(1)',
  '\u0000javascript:alert(1)',
  '\u0001\u001fjavascript:alert(1)',
  '\u00a0javascript:alert(1)',
  '\ufeffjavascript:alert(1)',
  '\u200bjavascript:alert(1)',
  'java\tscript:alert(1)',
  'java\nscript:alert(1)',
  'java\r\nscript:alert(1)',
  'java\u0000script:alert(1)',
  'java\u00adscript:alert(1)',
  'javascript\t:alert(1)',
  'javascript :alert(1)',
  'javascript&colon;alert(1)',
  'javascript&#58;alert(1)',
  'javascript&#x3a;alert(1)',
  'javascript&#x3A alert(1)',
  '&#106;avascript:alert(1)',
  '&#x6A;avascript&#0000058;alert(1)',
  'java&Tab;script:alert(1)',
  'java&NewLine;script&colon;alert(1)',
  'javascript://example.org/%0aalert(1)',
  'vbscript:msgbox(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:text/html;base64,PHNjcmlwdD4=',
  'DATA:image/svg+xml;base64,PHN2Zz4=',
  'file:///etc/passwd',
  'blob:https://example.org/1',
  'view-source:https://example.org',
  'filesystem:https://example.org/x',
  'ms-settings:privacy',
  'x:y',
  ':',
]

describe('safeHref', () => {
  test.each(UNSAFE)('refuses %j', (href) => {
    expect(safeHref(href)).toBeUndefined()
  })

  test.each([undefined, null, 42, {}, ['https://example.org']])('refuses %j, which is not text', (href) => {
    expect(safeHref(href)).toBeUndefined()
  })

  test.each([
    ['https://example.org/a?b=c:d#e:f'],
    ['HTTP://EXAMPLE.ORG/'],
    ['mailto:a@example.org'],
    ['tel:+46701234567'],
    ['//example.org/x'],
    ['/root'],
    ['./a:b'],
    ['a/b:c'],
    ['?q=a:b'],
    ['#frag:ment'],
    ['#'],
    [''],
    ['page&section=2'],
  ])('keeps %j as it is', (href) => {
    expect(safeHref(href)).toBe(href)
  })

  test.each([
    ['  https://example.org/  ', 'https://example.org/'],
    ['two words', 'two%20words'],
    ['https://example.org/ä?q="x"', 'https://example.org/%C3%A4?q=%22x%22'],
    ['100%', '100%25'],
    ['%20%zz', '%20%25zz'],
    ['a\\b[c]', 'a%5Cb%5Bc%5D'],
    ['\ud800x', '%EF%BF%BDx'],
  ])('writes %j as an address', (href, expected) => {
    expect(safeHref(href)).toBe(expected)
  })

  test('whatever the text, a browser never resolves the result to another scheme', () => {
    const pieces = fc.constantFrom(
      'javascript',
      'data',
      ':',
      '//',
      '\t',
      '\n',
      '\u0001',
      ' ',
      '&',
      '&#58;',
      '%3a',
      '\\',
    )
    const address = fc.array(fc.oneof(pieces, fc.string({unit: 'binary', maxLength: 3})), {maxLength: 8})
    fc.assert(
      fc.property(address, (parts) => {
        const href = safeHref(parts.join(''))
        if (href === undefined || !URL.canParse(href, 'https://base.example/')) return
        expect(['http:', 'https:', 'mailto:', 'tel:']).toContain(new URL(href, 'https://base.example/').protocol)
      }),
      {numRuns: 2000},
    )
  })
})

describe('safeImageSource', () => {
  test.each([...UNSAFE, 'mailto:a@example.org', '', '  ', 'data:image/png;base64,AA" onerror="x', 'data:image/png,x'])(
    'refuses %j',
    (src) => {
      expect(safeImageSource(src)).toBeUndefined()
    },
  )

  test.each([
    ['https://example.org/a.png'],
    ['../a.png'],
    ['/a.png'],
    ['data:image/png;base64,iVBORw0KGgo='],
    ['data:image/webp;base64,UklGRg=='],
  ])('keeps %j', (src) => {
    expect(safeImageSource(src)).toBe(src)
  })
})

describe('rendered content', () => {
  test.each(UNSAFE)('a link to %j is its text alone', (href) => {
    const html = toHtml([block([span('x', 'm')], {markDefs: [{_type: 'link', _key: 'm', href}]})])
    expect(html).toBe('<p>x</p>')
  })

  const PAYLOAD = `"'><script>alert(1)</script><img src=x onerror=alert(1)>`

  test.each([
    ['text', paragraph(PAYLOAD)],
    ['heading', block([PAYLOAD], {style: 'h2'})],
    ['anchor', {...block(['x'], {style: 'h2'}), anchor: PAYLOAD}],
    ['style name', {...paragraph('x'), style: PAYLOAD}],
    ['list name', {...paragraph('x'), listItem: PAYLOAD, level: 1}],
    ['mark name', paragraph(span('x', PAYLOAD))],
    ['type name', {_type: PAYLOAD}],
    ['link', block([span('x', 'm')], {markDefs: [{_type: 'link', _key: 'm', href: PAYLOAD, title: PAYLOAD}]})],
    [
      'article link',
      {...paragraph(span('x', 'm')), markDefs: [{_type: 'articleLink', _key: 'm', slug: PAYLOAD, fragment: PAYLOAD}]},
    ],
    [
      'code',
      {_type: 'code', code: PAYLOAD, language: PAYLOAD, filename: PAYLOAD, highlightedLines: [PAYLOAD], meta: PAYLOAD},
    ],
    [
      'figure',
      {
        _type: 'figure',
        externalUrl: PAYLOAD,
        alt: PAYLOAD,
        title: PAYLOAD,
        caption: PAYLOAD,
        link: {href: PAYLOAD, title: PAYLOAD},
      },
    ],
    ['projected asset', {_type: 'figure', asset: {_id: PAYLOAD, url: PAYLOAD}}],
    ['inline image', {...paragraph(), children: [{_type: 'inlineImage', externalUrl: PAYLOAD, alt: PAYLOAD}]}],
    ['callout', {_type: 'callout', tone: PAYLOAD, title: PAYLOAD, content: [paragraph(PAYLOAD)]}],
    [
      'table',
      {_type: 'table', align: [PAYLOAD], rows: [{_type: 'row', cells: [{_type: 'cell', value: [paragraph(PAYLOAD)]}]}]},
    ],
    [
      'list',
      {
        _type: 'list',
        kind: PAYLOAD,
        start: PAYLOAD,
        items: [{_type: 'listItem', checked: PAYLOAD, content: [paragraph(PAYLOAD)]}],
      },
    ],
    ['numbered list', {_type: 'list', kind: 'number', start: PAYLOAD, items: []}],
    ['raw HTML', {_type: 'htmlBlock', html: PAYLOAD}],
    ['inline HTML', {...paragraph(), children: [{_type: 'inlineHtml', html: PAYLOAD}]}],
    ['math', {_type: 'math', tex: PAYLOAD}],
    [
      'footnote',
      {
        _type: 'quote',
        content: [
          {...paragraph(), children: [{_type: 'footnoteReference', identifier: PAYLOAD}]},
          {_type: 'footnote', identifier: PAYLOAD, content: [paragraph(PAYLOAD)]},
        ],
      },
    ],
    ['dangling reference', {...paragraph(), children: [{_type: 'footnoteReference', identifier: PAYLOAD}]}],
  ])('%s cannot open a tag or leave an attribute', (_, input) => {
    const html = toHtml([input], {assets: {projectId: 'p', dataset: 'd'}})
    const names: string[] = []
    const rest = html.replace(/<\/?[a-z][a-z0-9]*((?: [a-z-]+(?:="[^"<>]*")?)*)>/g, (_tag, list: string) => {
      names.push(
        ...list
          .replace(/="[^"]*"/g, '')
          .trim()
          .split(/ +/),
      )
      return ''
    })
    expect(names.filter((name) => name.startsWith('on'))).toEqual([])
    expect(html).not.toContain('<script')
    expect(rest).not.toMatch(/[<>"']/)
  })
})

test('escapeHtml escapes the five characters that markup is made of', () => {
  expect(escapeHtml(`a & b < c > d "e" 'f'  g`)).toBe('a &amp; b &lt; c &gt; d &quot;e&quot; &#39;f&#39;  g')
})

test('attributes leaves out what is absent and writes true as a bare name', () => {
  const values = {a: 'x"y', b: undefined, c: null, d: false, e: true, f: 0, g: ''}
  expect(attributes(values)).toBe(' a="x&quot;y" e f="0" g=""')
})
