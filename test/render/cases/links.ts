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
