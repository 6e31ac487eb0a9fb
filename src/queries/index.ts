/**
 * GROQ queries for sites, and the types of what they return. With `@sanity/client`, `client.fetch(query)` is typed by
 * the query alone.
 *
 * @module
 */
export {articleBySlugQuery, articleListQuery, articlesByCategoryQuery} from './articles.ts'
export {categoriesQuery} from './categories.ts'
export type {
  ArticleBySlugQueryResult,
  ArticleListQueryResult,
  ArticlesByCategoryQueryResult,
  CategoriesQueryResult,
} from './types.generated.ts'
