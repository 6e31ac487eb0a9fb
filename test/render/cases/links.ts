import type {Annotation} from '../../../src/portable-text/types.ts'
import {block, span} from '../build.ts'
import type {RenderCase} from './types.ts'

const linked = (definition: Annotation, text = 'words') => [block([span(text, 'm')], {markDefs: [definition]})]
const link = (href: string, title?: string): Annotation => ({
  _type: 'link',
  _key: 'm',
  href,
  ...(title !== undefined && {title}),
})
const articleLink = (fields: {fragment?: string; slug?: string | null}): Annotation => ({
  _type: 'articleLink',
  _key: 'm',
  reference: {_type: 'reference', _ref: 'article-two', _weak: true},
  ...fields,
})

/** Links to addresses and to other articles. */
export const linkCases: RenderCase[] = [
  {
    name: 'a link with a title',
    input: linked(link('https://example.org/?a=1&b=2', 'The "best" page')),
    html: '<p><a href="https://example.org/?a=1&amp;b=2" title="The &quot;best&quot; page">words</a></p>',
    text: 'words',
  },
  {
    name: 'one link around differently marked words',
    input: [block([span('plain ', 'm'), span('bold', 'm', 'strong')], {markDefs: [link('/x')]})],
    html: '<p><a href="/x">plain <strong>bold</strong></a></p>',
    text: 'plain bold',
  },
  {
    name: 'a link is one link, whichever mark the editor set first',
    input: [
      block([span('a', 'em', 'm'), span('b', 'm'), span('c', 'strong', 'm'), span('d', 'strong')], {
        markDefs: [link('/x')],
      }),
    ],
    html: '<p><a href="/x"><em>a</em>b<strong>c</strong></a><strong>d</strong></p>',
    text: 'abcd',
  },
  {
    name: 'an image in a link of words, beside one with the same link of its own',
    input: [
      block(
        [
          span('a ', 'm'),
          {_type: 'inlineImage', _key: 'i', externalUrl: '/b.png', marks: ['m'], link: {href: '/x', title: 't'}},
          span(' c', 'm'),
          span(' '),
          {_type: 'inlineImage', _key: 'j', externalUrl: '/d.png', marks: ['em'], link: {href: '/x', title: 't'}},
        ],
        {markDefs: [link('/x', 't')]},
      ),
    ],
    html:
      '<p><a href="/x" title="t">a <img src="/b.png" alt=""> c</a> ' +
      '<em><a href="/x" title="t"><img src="/d.png" alt=""></a></em></p>',
    text: 'a  c ',
  },
  {
    name: 'two images side by side in one link',
    input: [
      block([
        {_type: 'inlineImage', _key: 'i', externalUrl: '/a.png', link: {href: '/x'}},
        {_type: 'inlineImage', _key: 'j', externalUrl: '/b.png', link: {href: '/x'}},
      ]),
    ],
    html: '<p><a href="/x"><img src="/a.png" alt=""><img src="/b.png" alt=""></a></p>',
    text: '',
  },
  {
    name: 'any address, where all are allowed',
    input: [
      ...linked(link('made-up-scheme://a b')),
      {_type: 'figure', _key: 'f', externalUrl: '', link: {href: 'javascript:x'}},
    ],
    options: {addresses: 'all'},
    html: '<p><a href="made-up-scheme://a%20b">words</a></p><figure><a href="javascript:x"><img src="" alt=""></a></figure>',
    text: 'words',
  },
  {
    name: 'a relative link with spaces and letters beyond ASCII',
    input: linked(link('notes/två ord (1).md')),
    html: '<p><a href="notes/tv%C3%A5%20ord%20(1).md">words</a></p>',
    text: 'words',
  },
  {
    name: 'an unsafe link leaves its text',
    input: linked(link('javascript:alert(1)')),
    html: '<p>words</p>',
    text: 'words',
  },
  {
    name: 'links to headings follow the prefix of the ids',
    input: [...linked(link('#title')), block(['Title'], {style: 'h2'})],
    options: {idPrefix: 'a-'},
    html: '<p><a href="#a-title">words</a></p><h2 id="a-title">Title</h2>',
    text: 'words\n\nTitle',
  },
  {
    name: 'a link to an article whose slug the query projected',
    input: linked(articleLink({slug: 'two', fragment: 'part'})),
    html: '<p><a href="/two#part">words</a></p>',
    text: 'words',
  },
  {
    name: 'a link to an article at the address the site gives it',
    input: linked(articleLink({slug: 'two'})),
    options: {articleUrl: ({slug}) => `https://example.org/articles/${slug}/`},
    html: '<p><a href="https://example.org/articles/two/">words</a></p>',
    text: 'words',
  },
  {
    name: 'a link to an article that is gone leaves its text',
    input: linked(articleLink({slug: null})),
    html: '<p>words</p>',
    text: 'words',
  },
]
