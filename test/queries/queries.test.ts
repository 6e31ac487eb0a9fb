import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {
  articleByOldAddressQuery,
  articleBySlugQuery,
  articleInLanguageQuery,
  articleListQuery,
  articlesByAuthorQuery,
  articlesByCategoryQuery,
  articlesByTagQuery,
  articlesInLanguageQuery,
  authorsQuery,
  categoriesQuery,
  tagsQuery,
} from '../../src/queries/index.ts'
import {toHtml} from '../../src/render/toHtml.ts'
import {startLake, type StartedLake} from '../helpers/startLake.ts'
import {documents, figureAsset} from './documents.ts'

let started: StartedLake

beforeAll(async () => {
  started = await startLake()
  const transaction = documents.reduce((all, document) => all.create(document), started.client.transaction())
  await transaction.commit()
})

afterAll(() => started.close())

const cloud = {_id: 'category-cloud', title: 'Cloud', slug: 'cloud'}
const bare = {
  subtitle: null,
  excerpt: null,
  publishedAt: null,
  updatedAt: null,
  language: null,
  tags: null,
  coverImage: null,
  category: null,
  author: null,
  coAuthors: null,
}
const newest = {...bare, _id: 'article-newest', title: 'Newest', slug: 'newest', publishedAt: '2025-03-01T00:00:00Z'}
const full = {
  _id: 'article-full',
  title: 'Full',
  subtitle: 'With everything',
  slug: 'full',
  excerpt: 'All of it.',
  publishedAt: '2025-02-01T00:00:00Z',
  updatedAt: '2025-02-02T00:00:00Z',
  language: 'en',
  tags: ['a', 'b'],
  coverImage: {_type: 'figure', alt: 'Cover', asset: figureAsset},
  category: cloud,
  author: {_id: 'author-mara', name: 'Mara', slug: 'mara'},
  coAuthors: [{_id: 'author-mara', name: 'Mara', slug: 'mara'}],
}
const twin = {
  ...bare,
  _id: 'article-twin',
  title: 'Twin',
  slug: 'twin',
  publishedAt: '2025-02-01T00:00:00Z',
  category: cloud,
}
const undated = {...bare, _id: 'article-undated', title: 'Undated', slug: 'undated', category: cloud}

describe('articleListQuery', () => {
  test('lists the newest first, equal dates by id, and what has no date last', async () => {
    const result = await started.client.fetch(articleListQuery, {offset: 0, end: 10})
    expect(result).toEqual({articles: [newest, full, twin, undated], total: 4})
  })

  test.each([
    {offset: 0, end: 2, titles: ['Newest', 'Full']},
    {offset: 2, end: 4, titles: ['Twin', 'Undated']},
    {offset: 3, end: 9, titles: ['Undated']},
    {offset: 4, end: 6, titles: []},
  ])('pages from $offset to $end with the same total', async ({offset, end, titles}) => {
    const {articles, total} = await started.client.fetch(articleListQuery, {offset, end})
    expect({titles: articles.map(({title}) => title), total}).toEqual({titles, total: 4})
  })
})

describe('articlesByCategoryQuery', () => {
  test('lists the articles of one category, with the category', async () => {
    const result = await started.client.fetch(articlesByCategoryQuery, {category: 'cloud', offset: 0, end: 2})
    expect(result).toEqual({
      category: {...cloud, description: 'Other machines.'},
      articles: [full, twin],
      total: 3,
    })
  })

  test('says which of the two is missing, the articles or the category', async () => {
    const page = {offset: 0, end: 10}
    expect(await started.client.fetch(articlesByCategoryQuery, {category: 'empty', ...page})).toEqual({
      category: {_id: 'category-empty', title: 'a category without articles', slug: 'empty', description: null},
      articles: [],
      total: 0,
    })
    expect(await started.client.fetch(articlesByCategoryQuery, {category: 'nowhere', ...page})).toEqual({
      category: null,
      articles: [],
      total: 0,
    })
  })
})

describe('articles by tag, author and language', () => {
  const page = {offset: 0, end: 10}
  const mara = {_id: 'author-mara', name: 'Mara', slug: 'mara', bio: null, image: null}

  test('articlesByTagQuery lists those that have the tag', async () => {
    expect(await started.client.fetch(articlesByTagQuery, {withTag: 'a', ...page})).toEqual({
      articles: [full],
      total: 1,
    })
    expect(await started.client.fetch(articlesByTagQuery, {withTag: 'A', ...page})).toEqual({articles: [], total: 0})
  })

  test('articlesByAuthorQuery lists what an author wrote, alone and with others', async () => {
    const read = (author: string) => started.client.fetch(articlesByAuthorQuery, {author, ...page})
    expect(await read('mara')).toEqual({author: mara, articles: [full], total: 1})
    expect(await read('nobody')).toEqual({author: null, articles: [], total: 0})
    const together = await started.client.create({
      _type: 'article',
      slug: {_type: 'slug', current: 'together'},
      coAuthors: [{_type: 'reference', _ref: 'author-mara', _key: 'm'}],
    })
    expect(await read('mara')).toMatchObject({articles: [full, {slug: 'together'}], total: 2})
    expect(await started.client.fetch(authorsQuery)).toEqual([{...mara, articleCount: 2}])
    await started.client.delete(together._id)
  })

  test('tagsQuery lists each tag once', async () => {
    expect(await started.client.fetch(tagsQuery)).toEqual(['a', 'b'])
  })

  test('articleInLanguageQuery tells translations with one slug apart', async () => {
    const translation = {_type: 'article', title: 'Voll', slug: {_type: 'slug', current: 'full'}, language: 'de-AT'}
    const {_id} = await started.client.create(translation)
    const read = (language: string) => started.client.fetch(articleInLanguageQuery, {slug: 'full', language})
    expect(await read('DE-at')).toMatchObject({_id, title: 'Voll'})
    expect(await read('en')).toMatchObject({_id: 'article-full', seo: {description: 'For search engines.'}})
    expect(await read('fr')).toBeNull()
    const list = await started.client.fetch(articlesInLanguageQuery, {language: 'EN', ...page})
    expect(list).toEqual({articles: [full], total: 1})
    await started.client.delete(_id)
  })
})

describe('categoriesQuery', () => {
  test('lists the categories by title, whatever their case, with the number of their articles', async () => {
    expect(await started.client.fetch(categoriesQuery)).toEqual([
      {_id: 'category-empty', title: 'a category without articles', slug: 'empty', description: null, articleCount: 0},
      {...cloud, description: 'Other machines.', articleCount: 3},
    ])
  })
})

describe('articleBySlugQuery', () => {
  test('returns null for a slug that no published article has', async () => {
    expect(await started.client.fetch(articleBySlugQuery, {slug: 'nowhere'})).toBeNull()
    expect(await started.client.fetch(articleBySlugQuery, {slug: 'draft'})).toBeNull()
  })

  test('returns an article without body', async () => {
    expect(await started.client.fetch(articleBySlugQuery, {slug: 'newest'})).toEqual({...newest, seo: null, body: null})
  })

  test('returns the whole article, with the images and links of its body followed', async () => {
    const text = (key: string, words: string) => ({
      _type: 'block',
      _key: key,
      style: 'normal',
      markDefs: [],
      children: [{_type: 'span', _key: 's', text: words, marks: []}],
    })
    const image = {_type: 'figure', _key: 'f', alt: 'Figure', asset: figureAsset}
    expect(await started.client.fetch(articleBySlugQuery, {slug: 'full'})).toEqual({
      ...full,
      seo: {title: null, description: 'For search engines.'},
      body: [
        {
          _type: 'block',
          _key: 'b1',
          style: 'normal',
          markDefs: [
            {_type: 'link', _key: 'l1', href: 'https://example.org/'},
            {
              _type: 'articleLink',
              _key: 'l2',
              reference: {_type: 'reference', _ref: 'article-twin', _weak: true},
              fragment: 'part',
              slug: 'twin',
            },
            {
              _type: 'articleLink',
              _key: 'l3',
              reference: {_type: 'reference', _ref: 'article-gone', _weak: true},
              slug: null,
            },
          ],
          children: [
            {_type: 'span', _key: 's1', text: 'out', marks: ['l1']},
            {_type: 'span', _key: 's2', text: 'in', marks: ['strong', 'l2']},
            {_type: 'span', _key: 's3', text: 'gone', marks: ['l3']},
            {_type: 'inlineImage', _key: 'i', alt: 'Inline', asset: figureAsset},
            {_type: 'inlineImage', _key: 'e', externalUrl: 'https://example.org/i.png', asset: null},
          ],
        },
        {_type: 'code', _key: 'c', code: 'x', language: 'ts', highlightedLines: [1]},
        image,
        {_type: 'quote', _key: 'q', content: [text('b', 'quoted'), image]},
        {_type: 'callout', _key: 'k', tone: 'tip', content: [text('b', 'aside'), image]},
        {
          _type: 'list',
          _key: 'li',
          kind: 'number',
          start: 3,
          items: [{_type: 'listItem', _key: 'i', checked: true, content: [text('b', 'item'), image]}],
        },
        {
          _type: 'table',
          _key: 't',
          headerRows: 1,
          align: ['left'],
          rows: [{_type: 'row', _key: 'r', cells: [{_type: 'cell', _key: 'c', value: [text('b', 'cell')]}]}],
        },
        {_type: 'footnote', _key: 'n', identifier: '1', content: [text('b', 'note'), image]},
      ],
    })
  })

  test('returns a body that renders with every image and link in place', async () => {
    const article = await started.client.fetch(articleBySlugQuery, {slug: 'full'})
    const missing: string[] = []
    const html = toHtml(article?.body, {onMissing: ({kind, name}) => missing.push(`${kind} ${name}`)})
    expect(html.match(/<img /g)).toHaveLength(6)
    expect(html).toContain('<strong><a href="/twin#part">in</a></strong>gone<img')
    expect(missing).toEqual(['articleLink article-gone'])
  })
})

describe('articleByOldAddressQuery', () => {
  test('finds the article that an address leads to', async () => {
    expect(await started.client.fetch(articleByOldAddressQuery, {path: '/old/full/'})).toEqual({slug: 'full'})
    expect(await started.client.fetch(articleByOldAddressQuery, {path: '/old/'})).toBeNull()
  })
})
