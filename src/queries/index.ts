/**
 * GROQ queries for sites, and the types of what they return. With `@sanity/client`, `client.fetch(query)` is typed by
 * the query alone.
 *
 * @module
 */
export {
  articleByOldAddressQuery,
  articleBySlugQuery,
  articleInLanguageQuery,
  articleListQuery,
  articlesByAuthorQuery,
  articlesByCategoryQuery,
  articlesByTagQuery,
  articlesInLanguageQuery,
} from './articles.ts'
export {authorsQuery} from './authors.ts'
export {categoriesQuery} from './categories.ts'
export {tagsQuery} from './tags.ts'
export type {
  ArticleByOldAddressQueryResult,
  ArticleBySlugQueryResult,
  ArticleInLanguageQueryResult,
  ArticleListQueryResult,
  ArticlesByAuthorQueryResult,
  ArticlesByCategoryQueryResult,
  ArticlesByTagQueryResult,
  ArticlesInLanguageQueryResult,
  AuthorsQueryResult,
  CategoriesQueryResult,
  TagsQueryResult,
} from './types.generated.ts'
