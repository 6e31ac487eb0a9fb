import {describe, expect, test} from 'vitest'

import {createHeadingIds} from '../../src/render/headingIds.ts'
import type {MissingPart, PortableTextInput} from '../../src/render/types.ts'
import {toHtml} from '../../src/render/toHtml.ts'
import {toPlainText} from '../../src/render/toPlainText.ts'
import {block, deepFreeze, footnoteCall, paragraph, span} from './build.ts'
import {asideCases} from './cases/asides.ts'
import {footnoteCases} from './cases/footnotes.ts'
import {imageCases} from './cases/images.ts'
import {linkCases} from './cases/links.ts'
import {listCases} from './cases/lists.ts'
import {sourceCases} from './cases/sources.ts'
import {tableCases} from './cases/tables.ts'
import {textCases} from './cases/text.ts'

const GROUPS = {textCases, linkCases, listCases, asideCases, sourceCases, imageCases, tableCases, footnoteCases}

describe.each(Object.entries(GROUPS))('%s', (_, cases) => {
  test.each(cases)('$name', ({input, html, text, options}) => {
    const frozen = deepFreeze(input)
    expect(toHtml(frozen, options)).toBe(html)
    expect(toPlainText(frozen)).toBe(text)
  })
})

// Trying every number from 1 on for each of them would take minutes.
test('of tens of thousands of headings that say the same, each has an id of its own', () => {
  const headingId = createHeadingIds('', {anchors: ['fixes-40000'], taken: []})
  const ids = Array.from({length: 50_000}, () => headingId('Fixes'))
  expect(new Set(ids).size).toBe(50_000)
  expect([ids[0], ids[1], ids[39_999], ids[40_000]]).toEqual(['fixes', 'fixes-1', 'fixes-39999', 'fixes-40001'])
})

describe('what cannot be rendered as meant', () => {
  const render = (input: PortableTextInput): {html: string; missing: string[]} => {
    const missing: MissingPart[] = []
    const html = toHtml(input, {onMissing: (part) => missing.push(part)})
    return {html, missing: missing.map(({kind, name}) => `${kind} ${name}`)}
  }

  test('an unknown type leaves a notice, and what stands around it', () => {
    const unknown = {_type: 'you"tube', _key: 'y', id: 'abc'}
    expect(render([paragraph('a'), unknown, {...paragraph(), children: [span('b'), unknown]}])).toEqual({
      html:
        '<p>a</p><div class="unknown-type" data-type="you&quot;tube">Content of type &quot;you&quot;tube&quot; cannot be shown here.</div>' +
        '<p>b<span class="unknown-type" data-type="you&quot;tube">Content of type &quot;you&quot;tube&quot; cannot be shown here.</span></p>',
      missing: ['block you"tube', 'block you"tube'],
    })
  })

  test('an unknown mark, style or list leaves its text', () => {
    const input = [
      {...paragraph(span('a', 'glow'))},
      {...paragraph('b'), style: 'lead'},
      {...paragraph('c'), listItem: 'dash', level: 1},
    ]
    expect(render(input)).toEqual({
      html: '<p>a</p><p>b</p><ul><li>c</li></ul>',
      missing: ['mark glow', 'blockStyle lead', 'listStyle dash'],
    })
  })

  test.each(Object.getOwnPropertyNames(Object.prototype))(
    'a part that is called %s is unknown like any other',
    (name) => {
      const input = [
        {...block(['a']), style: name},
        block([span('b', name)]),
        {...block(['c']), listItem: name, level: 1},
        {_type: 'sourceBlock', syntax: name, source: 'd'},
        {_type: name},
      ]
      expect(render(input)).toEqual({
        html:
          `<p>a</p><p>b</p><ul><li>c</li></ul><pre class="source source-${name}"><code>d</code></pre>` +
          `<div class="unknown-type" data-type="${name}">Content of type &quot;${name}&quot; cannot be shown here.</div>`,
        missing: [`blockStyle ${name}`, `mark ${name}`, `listStyle ${name}`, `block ${name}`],
      })
      expect(toPlainText([...input, {_type: name, content: [block(['e'])]}])).toBe('a\n\nb\n\nc\n\ne')
    },
  )

  test('links, images and footnotes that lead nowhere are reported', () => {
    const input = [
      block([span('a', 'm'), span('b', 'n')], {
        markDefs: [
          {_type: 'link', _key: 'm', href: 'vbscript:x'},
          {_type: 'articleLink', _key: 'n', reference: {_type: 'reference', _ref: 'article-x'}},
        ],
      }),
      {_type: 'figure', asset: {_ref: 'image-a-1x1-png'}},
      paragraph(footnoteCall('q')),
    ]
    expect(render(input).missing).toEqual([
      'href vbscript:x',
      'articleLink article-x',
      'image image-a-1x1-png',
      'footnoteReference q',
    ])
  })

  test('a query result full of nulls renders what there is', () => {
    const types = [
      'code',
      'figure',
      'table',
      'callout',
      'htmlBlock',
      'math',
      'quote',
      'list',
      'footnote',
      'divider',
      'sourceBlock',
    ]
    const nulls = {
      code: null,
      language: null,
      highlightedLines: null,
      asset: null,
      externalUrl: null,
      alt: null,
      link: null,
      rows: null,
      align: null,
      tone: null,
      title: null,
      content: null,
      html: null,
      tex: null,
      items: null,
      start: null,
    }
    expect(render([null, ...types.map((_type) => ({_type, ...nulls}))])).toEqual({
      html:
        '<pre><code></code></pre><figure><span class="missing-image"></span></figure><table></table>' +
        '<aside class="callout callout-note"><p class="callout-title">Note</p></aside>' +
        '<div class="math math-display"></div><blockquote></blockquote><ul></ul><hr>',
      missing: ['image '],
    })
  })
})

describe('components', () => {
  test('replace the defaults one by one, at every depth', () => {
    const input = [
      block(['t'], {style: 'h1'}),
      {
        _type: 'quote',
        content: [paragraph(span('a', 'strong')), {_type: 'divider'}, {_type: 'youtube', id: 'x'}],
      },
    ]
    const html = toHtml(input, {
      components: {
        block: {normal: ({children}) => `<p class="lead">${children}</p>`},
        marks: {strong: ({children}) => `<b>${children}</b>`},
        types: {divider: () => '<hr class="wide">', youtube: ({value}) => `<x-video id="${value.id}"></x-video>`},
      },
    })
    expect(html).toBe(
      '<h1 id="t">t</h1><blockquote><p class="lead"><b>a</b></p><hr class="wide"><x-video id="x"></x-video></blockquote>',
    )
  })

  test('a single block component is used for what is not plain text in an item', () => {
    const items = [{_type: 'listItem', content: [paragraph('a'), block(['b'], {style: 'h2'})]}]
    const html = toHtml([{_type: 'list', kind: 'bullet', items}], {
      components: {block: ({value, children}) => `<x-${value.style}>${children}</x-${value.style}>`},
    })
    expect(html).toBe('<ul><li>a<x-h2>b</x-h2></li></ul>')
  })

  test('a component of a text block sees it as it is stored', () => {
    const heading = block(['a', span('b', 'strong')], {style: 'h2'})
    const first = {...block(['c', span('d', 'em')], {listItem: 'bullet', level: 1}), loose: true}
    const seen: unknown[] = []
    toHtml([heading, first, block(['e'], {listItem: 'bullet', level: 2})], {
      components: {
        block: ({value}) => String(seen.push(value)),
        listItem: {bullet: ({value}) => String(seen.push(value))},
      },
    })
    expect(seen).toEqual([heading, block(['e'], {listItem: 'bullet', level: 2}), first])
  })

  test('a replaced footnote reference keeps the collected section', () => {
    const html = toHtml(
      [paragraph('x', footnoteCall('a')), {_type: 'footnote', identifier: 'a', content: [paragraph('A')]}],
      {components: {types: {footnoteReference: ({value}) => `(${value.identifier})`}}},
    )
    expect(html).toContain('<p>x(a)</p><section class="footnotes"')
    expect(html).toContain('<p>A <a href="#fnref-1"')
  })
})
