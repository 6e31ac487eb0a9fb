import {defineQuery} from 'groq'

import {authorFields, blockFields, cardFields, categoryFields, imageFields} from './projections.ts'

/** Newest first; articles without a date come last, and equal dates keep one order from page to page. */
const newestFirst = /* groq */ `order(coalesce(publishedAt, "") desc, _id asc)`

/**
 * One page of all articles, newest first, with the number of articles there are.
 *
 * Parameters: `offset` of the first article, from 0, and `end`, one past the last.
 *
 * @example
 * ```ts
 * const {articles, total} = await client.fetch(articleListQuery, {offset: 0, end: 20})
 * ```
 */
export const articleListQuery = defineQuery(`{
  "articles": *[_type == "article" && defined(slug.current)] | ${newestFirst} [$offset...$end] {${cardFields}},
  "total": count(*[_type == "article" && defined(slug.current)])
}`)

/**
 * One whole article by its slug, or null. Its body can be handed to `toHtml` as it is.
 *
 * Parameters: `slug`.
 */
export const articleBySlugQuery = defineQuery(`
  *[_type == "article" && slug.current == $slug] | order(_id asc) [0] {
    ${cardFields},
    seo{title, description},
    body[]{${blockFields}}
  }
`)

/**
 * One page of the articles of a category, newest first, with the category itself (null when there is none) and the
 * number of articles it has.
 *
 * Parameters: `category`, the category's slug; `offset` and `end` as in {@link articleListQuery}.
 */
export const articlesByCategoryQuery = defineQuery(`{
  "category": *[_type == "category" && slug.current == $category] | order(_id asc) [0] {${categoryFields}, description},
  "articles": *[_type == "article" && defined(slug.current) && category->slug.current == $category]
    | ${newestFirst} [$offset...$end] {${cardFields}},
  "total": count(*[_type == "article" && defined(slug.current) && category->slug.current == $category])
}`)

/**
 * One whole article by its slug and its language, or null: for a site in several languages, where translations may share a
 * slug. The rest as in {@link articleBySlugQuery}, which returns any one of them.
 *
 * Parameters: `slug`, and `language`, a language tag in any case.
 */
export const articleInLanguageQuery = defineQuery(`
  *[_type == "article" && slug.current == $slug && lower(language) == lower($language)] | order(_id asc) [0] {
    ${cardFields},
    seo{title, description},
    body[]{${blockFields}}
  }
`)

/**
 * One page of the articles in a language, newest first, with the number of articles in it.
 *
 * Parameters: `language`, a language tag in any case; `offset` and `end` as in {@link articleListQuery}.
 */
export const articlesInLanguageQuery = defineQuery(`{
  "articles": *[_type == "article" && defined(slug.current) && lower(language) == lower($language)]
    | ${newestFirst} [$offset...$end] {${cardFields}},
  "total": count(*[_type == "article" && defined(slug.current) && lower(language) == lower($language)])
}`)

/**
 * One page of the articles with a tag, newest first, with the number of articles that have it.
 *
 * Parameters: `withTag`, as articles have it; `offset` and `end` as in {@link articleListQuery}.
 */
export const articlesByTagQuery = defineQuery(`{
  "articles": *[_type == "article" && defined(slug.current) && $withTag in tags]
    | ${newestFirst} [$offset...$end] {${cardFields}},
  "total": count(*[_type == "article" && defined(slug.current) && $withTag in tags])
}`)

/**
 * One page of the articles that an author wrote, alone or with others, newest first, with the author (null when there is
 * none) and the number of articles.
 *
 * Parameters: `author`, the author's slug; `offset` and `end` as in {@link articleListQuery}.
 */
export const articlesByAuthorQuery = defineQuery(`{
  "author": *[_type == "author" && slug.current == $author] | order(_id asc) [0] {${authorFields}, bio, image{${imageFields}}},
  "articles": *[_type == "article" && defined(slug.current)
    && (author->slug.current == $author || $author in coAuthors[]->slug.current)]
    | ${newestFirst} [$offset...$end] {${cardFields}},
  "total": count(*[_type == "article" && defined(slug.current)
    && (author->slug.current == $author || $author in coAuthors[]->slug.current)])
}`)

/**
 * The slug of the article that had an address before, or null: for a site to redirect to.
 *
 * Parameters: `path`, from the root of the site, as the article's source has it.
 *
 * @example
 * ```ts
 * const target = await client.fetch(articleByOldAddressQuery, {path: '/2019/03/old-title/'})
 * ```
 */
export const articleByOldAddressQuery = defineQuery(`
  *[_type == "article" && $path in redirectFrom] | order(_id asc) [0] {"slug": slug.current}
`)
