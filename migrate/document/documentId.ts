import {DOCUMENT} from '../../schemas/names.ts'
import {sha256Hex} from './sha256.ts'
import {toTermSlug} from './slug.ts'

/**
 * Longest part of an id that comes from a slug. An id has at most 128 characters, and the article's must leave room for
 * `article-` and for what is put before it: `migration.`, `drafts.` or `versions.<release>.`.
 */
const MAX_PART = 88

/**
 * The part of a document id that stands for a slug. An id takes only ASCII letters, digits, `-`, `_` and `.`, and a dot
 * would hide the document from anonymous readers; a slug outside that, or too long, is written with dashes and gets
 * a short hash, so that two slugs never share an id.
 */
function toIdPart(slug: string): string {
  if (/^[a-z0-9_-]+$/.test(slug) && slug.length <= MAX_PART) return slug
  const hash = sha256Hex(slug).slice(0, 8)
  const latin = slug
    .replace(/[^a-z0-9_-]+/g, '-')
    .slice(0, MAX_PART - hash.length - 1)
    .replace(/^-+|-+$/g, '')
  return latin === '' ? hash : `${latin}-${hash}`
}

/** The id of the article with this slug: `article-<slug>`. */
export function articleId(slug: string): string {
  return `${DOCUMENT.article}-${toIdPart(slug)}`
}

/** The id of the category with this name: `category-<slug of the name>`. */
export function categoryId(name: string): string {
  return `${DOCUMENT.category}-${toIdPart(toTermSlug(name))}`
}

/** The id of the author with this name: `author-<slug of the name>`. */
export function authorId(name: string): string {
  return `${DOCUMENT.author}-${toIdPart(toTermSlug(name))}`
}

/** The id of an article's import record: `migration.<article id>`. */
export function importRecordId(article: string): string {
  return `migration.${article}`
}

/** The id of the document that says what a run did: `migration.run.<run id>`. */
export function runRecordId(run: string): string {
  return `migration.run.${run}`
}
