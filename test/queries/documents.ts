/**
 * A small dataset: two categories, an author, an image, and articles for every branch of the queries.
 *
 * @module
 */
import type {SanityDocumentStub} from '@sanity/client'

const assetId = 'image-abc123-640x480-png'

/** The image as the queries return it. */
export const figureAsset = {
  _id: assetId,
  url: 'https://cdn.example.org/abc123-640x480.png',
  lqip: 'data:image/png;base64,AA==',
  dimensions: {width: 640, height: 480, aspectRatio: 4 / 3},
}

const asset = {_type: 'reference', _ref: assetId}
const slug = (current: string) => ({_type: 'slug', current})
const reference = (id: string) => ({_type: 'reference', _ref: id})
const image = {_type: 'figure', _key: 'f', alt: 'Figure', asset}
const text = (words: string) => ({
  _type: 'block',
  _key: 'b',
  style: 'normal',
  markDefs: [],
  children: [{_type: 'span', _key: 's', text: words, marks: []}],
})

const body = [
  {
    _type: 'block',
    _key: 'b1',
    style: 'normal',
    markDefs: [
      {_type: 'link', _key: 'l1', href: 'https://example.org/'},
      {_type: 'articleLink', _key: 'l2', reference: {...reference('article-twin'), _weak: true}, fragment: 'part'},
      {_type: 'articleLink', _key: 'l3', reference: {...reference('article-gone'), _weak: true}},
    ],
    children: [
      {_type: 'span', _key: 's1', text: 'out', marks: ['l1']},
      {_type: 'span', _key: 's2', text: 'in', marks: ['strong', 'l2']},
      {_type: 'span', _key: 's3', text: 'gone', marks: ['l3']},
      {_type: 'inlineImage', _key: 'i', alt: 'Inline', asset},
      {_type: 'inlineImage', _key: 'e', externalUrl: 'https://example.org/i.png'},
    ],
  },
  {_type: 'code', _key: 'c', code: 'x', language: 'ts', highlightedLines: [1]},
  image,
  {_type: 'quote', _key: 'q', content: [text('quoted'), image]},
  {_type: 'callout', _key: 'k', tone: 'tip', content: [text('aside'), image]},
  {
    _type: 'list',
    _key: 'li',
    kind: 'number',
    start: 3,
    items: [{_type: 'listItem', _key: 'i', checked: true, content: [text('item'), image]}],
  },
  {
    _type: 'table',
    _key: 't',
    headerRows: 1,
    align: ['left'],
    rows: [{_type: 'row', _key: 'r', cells: [{_type: 'cell', _key: 'c', value: [text('cell')]}]}],
  },
  {_type: 'footnote', _key: 'n', identifier: '1', content: [text('note'), image]},
]

const cloud = {category: reference('category-cloud')}

/** In an order in which every strong reference has its target, and which is not the order of any list. */
export const documents: SanityDocumentStub[] = [
  {
    _id: assetId,
    _type: 'sanity.imageAsset',
    url: figureAsset.url,
    metadata: {lqip: figureAsset.lqip, dimensions: {...figureAsset.dimensions, _type: 'sanity.imageDimensions'}},
  },
  {
    _id: 'category-cloud',
    _type: 'category',
    title: 'Cloud',
    slug: slug('cloud'),
    description: 'Other machines.',
  },
  {_id: 'category-empty', _type: 'category', title: 'a category without articles', slug: slug('empty')},
  {_id: 'author-mara', _type: 'author', name: 'Mara', slug: slug('mara')},
  {_id: 'article-undated', _type: 'article', title: 'Undated', slug: slug('undated'), ...cloud},
  {
    _id: 'article-twin',
    _type: 'article',
    title: 'Twin',
    slug: slug('twin'),
    publishedAt: '2025-02-01T00:00:00Z',
    ...cloud,
  },
  {
    _id: 'article-full',
    _type: 'article',
    title: 'Full',
    subtitle: 'With everything',
    slug: slug('full'),
    excerpt: 'All of it.',
    publishedAt: '2025-02-01T00:00:00Z',
    updatedAt: '2025-02-02T00:00:00Z',
    language: 'en',
    tags: ['a', 'b'],
    coverImage: {_type: 'figure', alt: 'Cover', asset},
    author: reference('author-mara'),
    coAuthors: [{...reference('author-mara'), _key: 'author-mara'}],
    redirectFrom: ['/old/full/'],
    seo: {_type: 'seo', description: 'For search engines.'},
    body,
    ...cloud,
  },
  {
    _id: 'article-newest',
    _type: 'article',
    title: 'Newest',
    slug: slug('newest'),
    publishedAt: '2025-03-01T00:00:00Z',
  },
  {_id: 'article-without-slug', _type: 'article', title: 'No slug', publishedAt: '2025-04-01T00:00:00Z', ...cloud},
  {
    _id: 'drafts.article-draft',
    _type: 'article',
    title: 'Draft',
    slug: slug('draft'),
    publishedAt: '2025-05-01T00:00:00Z',
  },
]
