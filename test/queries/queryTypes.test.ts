import type {SanityClient} from '@sanity/client'
import {expectTypeOf, test} from 'vitest'

import {isTextBlock} from '../../src/portable-text/guards.ts'
import {walkBlocks} from '../../src/portable-text/walkBlocks.ts'
import {
  articleBySlugQuery,
  articleListQuery,
  articlesByCategoryQuery,
  categoriesQuery,
  type ArticleBySlugQueryResult,
  type ArticleListQueryResult,
  type ArticlesByCategoryQueryResult,
  type CategoriesQueryResult,
} from '../../src/queries/index.ts'
import {defaultImageUrl} from '../../src/render/imageUrl.ts'
import {toHtml} from '../../src/render/toHtml.ts'
import type {QueriedImage} from '../../src/render/types.ts'

// The compiler checks these; nothing is fetched.
const reads = {
  list: (client: SanityClient) => client.fetch(articleListQuery, {offset: 0, end: 1}),
  bySlug: (client: SanityClient) => client.fetch(articleBySlugQuery, {slug: 'x'}),
  byCategory: (client: SanityClient) => client.fetch(articlesByCategoryQuery, {category: 'x', offset: 0, end: 1}),
  categories: (client: SanityClient) => client.fetch(categoriesQuery),
}

type Result<K extends keyof typeof reads> = Awaited<ReturnType<(typeof reads)[K]>>
type Article = NonNullable<ArticleBySlugQueryResult>
type BodyType = NonNullable<Article['body']>[number]['_type']

test('the client knows what each query returns', () => {
  expectTypeOf<Result<'list'>>().toEqualTypeOf<ArticleListQueryResult>()
  expectTypeOf<Result<'bySlug'>>().toEqualTypeOf<ArticleBySlugQueryResult>()
  expectTypeOf<Result<'byCategory'>>().toEqualTypeOf<ArticlesByCategoryQueryResult>()
  expectTypeOf<Result<'categories'>>().toEqualTypeOf<CategoriesQueryResult>()
})

test('the results are typed to the last field', () => {
  expectTypeOf<Article['title']>().toEqualTypeOf<string | null>()
  expectTypeOf<Article['slug']>().toEqualTypeOf<string | null>()
  expectTypeOf<NonNullable<Article['category']>['slug']>().toEqualTypeOf<string | null>()
  expectTypeOf<ArticleListQueryResult['total']>().toEqualTypeOf<number>()
  expectTypeOf<CategoriesQueryResult[number]['articleCount']>().toEqualTypeOf<number>()
  expectTypeOf<BodyType>().toEqualTypeOf<
    | 'block'
    | 'callout'
    | 'code'
    | 'divider'
    | 'figure'
    | 'footnote'
    | 'htmlBlock'
    | 'list'
    | 'math'
    | 'quote'
    | 'sourceBlock'
    | 'table'
  >()
})

test('the body of a result can be rendered', () => {
  expectTypeOf<Article['body']>().toExtend<Parameters<typeof toHtml>[0]>()
})

test('the body of a result can be walked, and its text blocks told from others', () => {
  expectTypeOf<Article['body']>().toExtend<Parameters<typeof walkBlocks>[0]>()
  const readStyles = (body: Article['body']) =>
    (body ?? []).filter((block) => isTextBlock(block)).map(({style}) => style)
  expectTypeOf(readStyles).returns.toExtend<(string | undefined)[]>()
})

test('so can an image of it, under the strictest settings of the compiler', () => {
  type FigureBlock = Extract<NonNullable<Article['body']>[number], {_type: 'figure'}>
  expectTypeOf<FigureBlock>().toExtend<QueriedImage>()
  expectTypeOf<NonNullable<Article['coverImage']>>().toExtend<Parameters<typeof defaultImageUrl>[0]>()
})
