import {block, item, paragraph} from '../build.ts'
import type {RenderCase} from './types.ts'

/** Quotations, callouts and dividers. */
export const asideCases: RenderCase[] = [
  {
    name: 'a run of quoted paragraphs is one quotation',
    input: [
      block(['a'], {style: 'blockquote'}),
      block(['b'], {style: 'blockquote'}),
      paragraph('c'),
      block(['d'], {style: 'blockquote'}),
    ],
    html: '<blockquote><p>a</p><p>b</p></blockquote><p>c</p><blockquote><p>d</p></blockquote>',
    text: 'a\n\nb\n\nc\n\nd',
  },
  {
    name: 'a quotation with a list, code and a quotation',
    input: [
      {
        _type: 'quote',
        _key: 'q',
        content: [
          item('bullet', 1, 'a'),
          {_type: 'code', _key: 'c', code: 'b', language: 'ts'},
          {_type: 'quote', _key: 'q', content: [paragraph('c')]},
          block(['d'], {style: 'blockquote'}),
        ],
      },
    ],
    html:
      '<blockquote><ul><li>a</li></ul><pre><code class="language-ts">b\n</code></pre>' +
      '<blockquote><p>c</p></blockquote><blockquote><p>d</p></blockquote></blockquote>',
    text: 'a\n\nb\n\nc\n\nd',
  },
  {
    name: 'a quoted list item',
    input: [block(['a'], {style: 'blockquote', listItem: 'bullet', level: 1})],
    html: '<ul><li><blockquote>a</blockquote></li></ul>',
    text: 'a',
  },
  {
    name: 'a callout says its tone',
    input: [{_type: 'callout', _key: 'c', tone: 'warning', content: [paragraph('a'), item('bullet', 1, 'b')]}],
    html: '<aside class="callout callout-warning"><p class="callout-title">Warning</p><p>a</p><ul><li>b</li></ul></aside>',
    text: 'a\n\nb',
  },
  {
    name: 'a callout with a title of its own',
    input: [{_type: 'callout', _key: 'c', tone: 'tip', title: 'Try <this>', content: [paragraph('a')]}],
    html: '<aside class="callout callout-tip"><p class="callout-title">Try &lt;this&gt;</p><p>a</p></aside>',
    text: 'Try <this>\n\na',
  },
  {
    name: 'a divider',
    input: [paragraph('a'), {_type: 'divider', _key: 'd'}, paragraph('b')],
    html: '<p>a</p><hr><p>b</p>',
    text: 'a\n\nb',
  },
]
