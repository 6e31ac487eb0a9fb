import {block, paragraph, span} from '../build.ts'
import type {RenderCase} from './types.ts'

const heading = (text: string, anchor?: string) => ({
  ...block([text], {style: 'h2'}),
  ...(anchor !== undefined && {anchor}),
})

/** Styles, decorators, breaks and escaping. */
export const textCases: RenderCase[] = [
  {name: 'nothing', input: null, html: '', text: ''},
  {name: 'an empty body', input: [], html: '', text: ''},
  {name: 'an empty paragraph', input: [paragraph('')], html: '<p></p>', text: ''},
  {
    name: 'paragraphs',
    input: [paragraph('One.'), paragraph('Two.')],
    html: '<p>One.</p><p>Two.</p>',
    text: 'One.\n\nTwo.',
  },
  {
    name: 'text that looks like markup, runs of spaces kept',
    input: [paragraph(`<b>"R&D"</b>  it's &amp;`)],
    html: '<p>&lt;b&gt;&quot;R&amp;D&quot;&lt;/b&gt;  it&#39;s &amp;amp;</p>',
    text: `<b>"R&D"</b>  it's &amp;`,
  },
  {
    name: 'headings of every level, with ids as GitHub makes them',
    input: [
      block(['What is it?'], {style: 'h1'}),
      block(['Two ', span('words', 'em')], {style: 'h2'}),
      block(['What is it?'], {style: 'h3'}),
      block(['What is it 1'], {style: 'h4'}),
      block(['日本語 の 見出し'], {style: 'h5'}),
      block(['!?'], {style: 'h6'}),
    ],
    html:
      '<h1 id="what-is-it">What is it?</h1><h2 id="two-words">Two <em>words</em></h2>' +
      '<h3 id="what-is-it-1">What is it?</h3><h4 id="what-is-it-1-1">What is it 1</h4>' +
      '<h5 id="日本語-の-見出し">日本語 の 見出し</h5><h6>!?</h6>',
    text: 'What is it?\n\nTwo words\n\nWhat is it?\n\nWhat is it 1\n\n日本語 の 見出し\n\n!?',
  },
  {
    name: 'an anchor is the id of its heading, and of no other',
    input: [
      heading('Why'),
      heading('Title', 'why'),
      {_type: 'quote', _key: 'q', content: [heading('Other', 'why')]},
      heading('Why 1', 'why-1'),
      heading('Two words', 'two words'),
      heading('', 'empty'),
      heading('Title'),
    ],
    html:
      '<h2 id="why-2">Why</h2><h2 id="why">Title</h2><blockquote><h2 id="why-3">Other</h2></blockquote>' +
      '<h2 id="why-1">Why 1</h2><h2 id="two-words">Two words</h2><h2 id="empty"></h2><h2 id="title">Title</h2>',
    text: 'Why\n\nTitle\n\nOther\n\nWhy 1\n\nTwo words\n\nTitle',
  },
  {
    name: 'a link to an anchor leads to it, with a prefix as well',
    input: [heading('Title', 'why'), block([span('up', 'm')], {markDefs: [{_type: 'link', _key: 'm', href: '#why'}]})],
    options: {idPrefix: 'a-'},
    html: '<h2 id="a-why">Title</h2><p><a href="#a-why">up</a></p>',
    text: 'Title\n\nup',
  },
  {
    name: 'a paragraph has no anchor',
    input: [heading('Why'), {...paragraph('x'), anchor: 'why'}],
    html: '<h2 id="why">Why</h2><p>x</p>',
    text: 'Why\n\nx',
  },
  {
    name: 'headings without ids where they are switched off',
    input: [block(['Title'], {style: 'h1'})],
    options: {headingIds: false},
    html: '<h1>Title</h1>',
    text: 'Title',
  },
  {
    name: 'every decorator',
    input: [
      paragraph(
        span('a', 'strong'),
        span('b', 'em'),
        span('c', 'code'),
        span('d', 'strike-through'),
        span('e', 'underline'),
        span('f', 'sub'),
        span('g', 'sup'),
        span('h', 'kbd'),
        span('i', 'highlight'),
      ),
    ],
    html: '<p><strong>a</strong><em>b</em><code>c</code><del>d</del><u>e</u><sub>f</sub><sup>g</sup><kbd>h</kbd><mark>i</mark></p>',
    text: 'abcdefghi',
  },
  {
    name: 'overlapping decorators nest around what they share',
    input: [paragraph(span('bold ', 'strong'), span('both', 'strong', 'em'), ' plain')],
    html: '<p><strong>bold <em>both</em></strong> plain</p>',
    text: 'bold both plain',
  },
  {
    name: 'marks of equal length, in the order they are stored in',
    input: [paragraph(span('a', 'em', 'strong'), ' ', span('b', 'strong', 'em'), ' ', span('c', 'em', 'em'))],
    html: '<p><em><strong>a</strong></em> <strong><em>b</em></strong> <em><em>c</em></em></p>',
    text: 'a b c',
  },
  {
    name: 'marks stored in the order an editor clicked them',
    input: [paragraph(span('a', 'em', 'strong'), span('b', 'strong'), span('c', 'code', 'strong'))],
    html: '<p><strong><em>a</em>b<code>c</code></strong></p>',
    text: 'abc',
  },
  {
    name: 'marks that overlap',
    input: [paragraph(span('a', 'em'), span('b', 'em', 'strong'), span('c', 'strong'))],
    html: '<p><em>a<strong>b</strong></em><strong>c</strong></p>',
    text: 'abc',
  },
  {
    name: 'marks around objects, and marks apart at a seam',
    input: [
      paragraph(
        span('a', 'strong'),
        {_type: 'inlineMath', _key: 'm', tex: 'x', marks: ['strong']},
        span('b', 'strong'),
        {_type: 'inlineMath', _key: 'm', tex: 'y', marks: ['gone', 'sub']},
        span('c', 'kbd'),
        {_type: 'inlineHtml', _key: 'h', html: '<!---->'},
        span('d', 'kbd'),
      ),
    ],
    html:
      '<p><strong>a<span class="math math-inline">x</span>b</strong><sub><span class="math math-inline">y</span></sub>' +
      '<kbd>c</kbd><kbd>d</kbd></p>',
    text: 'axbycd',
  },
  {
    name: 'a line break inside a paragraph',
    input: [paragraph('one\ntwo')],
    html: '<p>one<br>two</p>',
    text: 'one\ntwo',
  },
]
