/**
 * GROQ queries for sites, and the types of what they return. With `@sanity/client`, `client.fetch(query)` is typed by
 * the query alone.
 *
 * @module
 */
export {articleByOldAddressQuery, articleBySlugQuery, articleListQuery, articlesByCategoryQuery} from './articles.ts'
export {categoriesQuery} from './categories.ts'
export type {
  ArticleByOldAddressQueryResult,
  ArticleBySlugQueryResult,
  ArticleListQueryResult,
  ArticlesByCategoryQueryResult,
  CategoriesQueryResult,
} from './types.generated.ts'
