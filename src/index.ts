/**
 * What a site needs to read articles: queries with typed results, renderers, and the types of the Portable Text between
 * them. No side effects, no input or output: hand the queries to a client, and what it returns to a renderer.
 *
 * @example
 * ```ts
 * const article = await client.fetch(articleBySlugQuery, {slug: 'serverless-architecture'})
 * const html = toHtml(article?.body, {assets: {projectId, dataset}})
 * ```
 *
 * @module
 */
export {isSpan, isTextBlock} from './portable-text/guards.ts'
export type {
  Annotation,
  ArticleLinkAnnotation,
  Block,
  BlockObject,
  Callout,
  Checkbox,
  CodeBlock,
  Divider,
  Figure,
  Footnote,
  FootnoteReference,
  HtmlBlock,
  ImageFields,
  InlineHtml,
  InlineImage,
  InlineMath,
  InlineObject,
  LinkAnnotation,
  List,
  ListItem,
  MathBlock,
  Quote,
  Reference,
  Span,
  Table,
  TableCell,
  TableRow,
  TextBlock,
} from './portable-text/types.ts'
export {walkBlocks} from './portable-text/walkBlocks.ts'
export {
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
  type ArticleByOldAddressQueryResult,
  type ArticleBySlugQueryResult,
  type ArticleInLanguageQueryResult,
  type ArticleListQueryResult,
  type ArticlesByAuthorQueryResult,
  type ArticlesByCategoryQueryResult,
  type ArticlesByTagQueryResult,
  type ArticlesInLanguageQueryResult,
  type AuthorsQueryResult,
  type CategoriesQueryResult,
  type TagsQueryResult,
} from './queries/index.ts'
export {
  defaultImageUrl,
  escapeHtml,
  safeHref,
  safeImageSource,
  toHtml,
  toPlainText,
  type AssetLocation,
  type HtmlOptions,
  type MissingPart,
  type PortableTextInput,
  type QueriedArticleLink,
  type QueriedImage,
} from './render/index.ts'
