import {describe, expect, test} from 'vitest'

import {toPortableText} from '../../migrate/convert/toPortableText.ts'
import {toMarkdown} from '../../migrate/markdown/toMarkdown.ts'
import {assignKeys} from '../../src/portable-text/assignKeys.ts'
import type {Figure} from '../../src/portable-text/types.ts'

/** The blocks without keys, what is said of them, and the images that are used. */
function convert(markdown: string) {
  const {blocks, messages, images} = toPortableText(markdown)
  return {
    blocks: blocks.map(({_key, ...block}) => block),
    reasons: messages.map(({rule, reason}) => `${rule}: ${reason}`),
    images: images.map(({src}) => src),
  }
}

describe('HTML that is one image is a figure', () => {
  test.each<[string, string, Omit<Figure, '_key' | '_type'>]>([
    ['alone', '<img src="a.png" alt="b" title="c">', {externalUrl: 'a.png', alt: 'b', title: 'c'}],
    ['over several lines', '<p>\n<img\n  src="a.png"\n/>\n</p>', {externalUrl: 'a.png'}],
    ['in a paragraph', '<p><img src="a.png"></p>', {externalUrl: 'a.png'}],
    ['in frames', '<div><p>\n<img src=a.png>\n</p></div>', {externalUrl: 'a.png'}],
    [
      'in a link',
      '<a href="/b?c&amp;d&copy=1" title="e">\n<img src="a.png">\n</a>',
      {externalUrl: 'a.png', link: {href: '/b?c&d&copy=1', title: 'e'}},
    ],
    ['in a figure', '<figure><img src="a.png" alt=""></figure>', {externalUrl: 'a.png'}],
    [
      'with a caption',
      '<figure>\n  <img src="a.png">\n  <figcaption>\n    Fish &amp; chips,\n    1 &lt; 2 &copy 2024\n  </figcaption>\n</figure>',
      {externalUrl: 'a.png', caption: 'Fish & chips, 1 < 2 © 2024'},
    ],
    [
      'with a caption before it, in a link',
      '<figure><figcaption>c</figcaption><a href="b"><img src="a.png"></a></figure>',
      {externalUrl: 'a.png', link: {href: 'b'}, caption: 'c'},
    ],
    ['with an empty caption', '<figure><img src="a.png"><figcaption> </figcaption></figure>', {externalUrl: 'a.png'}],
  ])('%s', (_, markdown, fields) => {
    expect(convert(markdown)).toEqual({blocks: [{_type: 'figure', ...fields}], reasons: [], images: ['a.png']})
  })

  test('what a figure has no field for is reported', () => {
    const {reasons} = convert(
      '<figure class="b"><a href="c" target="_blank"><img src="a.png" width="1" style="d"></a><figcaption id="e">f</figcaption></figure>',
    )
    expect(reasons).toEqual([
      'convert/html-attributes: Converted <figure>, and left out what has no field here: class.',
      'convert/html-attributes: Converted <a>, and left out what has no field here: target.',
      'convert/html-attributes: Converted <img>, and left out what has no field here: width, style.',
      'convert/html-attributes: Converted <figcaption>, and left out what has no field here: id.',
    ])
    expect(convert('<center><img src="a.png"></center>').reasons).toEqual([
      'convert/html-attributes: Converted <center>: where a figure stands is for the site to say.',
    ])
  })

  test('in a tight item only one with a caption is', () => {
    const types = (markdown: string) => {
      const [list] = toPortableText(markdown).blocks
      return list?._type === 'list' ? list.items.map(({content}) => content.map(({_type}) => _type)) : []
    }
    expect(types('- <p><img src="a.png"></p>')).toEqual([['htmlBlock']])
    expect(types('- <figure><img src="a.png"><figcaption>b</figcaption></figure>')).toEqual([['figure']])
    expect(types('- a\n\n  <p><img src="a.png"></p>')).toEqual([['block', 'figure']])
  })
})

describe('other HTML stays as it is', () => {
  test.each([
    '<p><img src="a.png"> words</p>',
    '<p><img src="a.png"><img src="b.png"></p>',
    '<img alt="no address">',
    '<figure><img src="a.png"><figcaption>b <em>c</em></figcaption></figure>',
    '<figure><img src="a.png"><figcaption>b</figcaption><figcaption>c</figcaption></figure>',
    '<figure><figcaption>b</figcaption></figure>',
    '<figure><figure><img src="a.png"><figcaption>b</figcaption></figure><figcaption>c</figcaption></figure>',
    '<p><figcaption>b</figcaption><img src="a.png"></p>',
    '<a name="b">\n<img src="a.png">\n</a>',
    '<div><a href="b"><p><img src="a.png"></p></a></div>',
    '<div><a href="b"><a href="c"><img src="a.png"></a></a></div>',
    '<!-- a --><img src="a.png">',
    '<picture>\n<source srcset="b"><img src="a.png">\n</picture>',
    '<section><img src="a.png"></section>',
    '<p><img src="a.png">',
  ])('%s', (markdown) => {
    const {blocks, images} = convert(markdown)
    expect({blocks, images}).toEqual({blocks: [{_type: 'htmlBlock', html: markdown}], images: []})
  })

  test('inside a <pre> that is open', () => {
    expect(convert('<div><pre>\n\n<p><img src="a.png"></p>').blocks.at(-1)).toMatchObject({_type: 'htmlBlock'})
  })
})

test.each<[string, Omit<Figure, '_key' | '_type'>, string]>([
  [
    'a caption',
    {externalUrl: 'a.png', alt: 'b', title: 'c', link: {href: 'd', title: 'e'}, caption: 'Words'},
    '<figure>\n  <a href="d" title="e"><img src="a.png" alt="b" title="c" /></a>\n  <figcaption>Words</figcaption>\n</figure>\n',
  ],
  [
    'signs and white space',
    {externalUrl: 'a.png?b="&lt', alt: 'c\n\n{d}', caption: '  a   b\n\n<c> &copy;\t{{ d }} '},
    '<figure>\n  <img src="a.png?b=&quot;&amp;lt" alt="c&#10;&#10;&#123;d&#125;" />\n' +
      '  <figcaption>&#32;&#32;a &#32;&#32;b&#10;&#10;&lt;c&gt; &amp;copy;&#9;&#123;&#123; d &#125;&#125;&#32;</figcaption>\n</figure>\n',
  ],
])('%s is written as HTML, and reads back', (_, fields, markdown) => {
  const blocks = assignKeys([{_type: 'figure', ...fields}])
  expect(toMarkdown(blocks)).toEqual({markdown, messages: []})
  expect(toPortableText(markdown).blocks).toEqual(blocks)
})
