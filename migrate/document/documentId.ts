import {DOCUMENT} from '../../schemas/names.ts'
import type {ConversionSettings} from '../types.ts'
import {sha256Hex} from './sha256.ts'
import {toTermSlug} from './slug.ts'
import {readSourcePath} from './sourcePath.ts'

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
function toIdPart(slug: string, room = MAX_PART): string {
  if (/^[a-z0-9_-]+$/.test(slug) && slug.length <= room) return slug
  const hash = sha256Hex(slug).slice(0, 8)
  const latin = slug
    .replace(/[^a-z0-9_-]+/g, '-')
    .slice(0, room - hash.length - 1)
    .replace(/^-+|-+$/g, '')
  return latin === '' ? hash : `${latin}-${hash}`
}

/** What decides the id of an article besides its slug. */
export interface ArticlePlace {
  /** Of its file, relative to the working folder. Only asked for where ids are made of paths. */
  path?: string
  language?: string | undefined
}

/**
 * The id of an article: `article-<slug>`, or as the settings say. That of an article in another language than the main one, the first
 * that the settings name, ends in its language. It follows from the article alone, so that it is the same whichever others are
 * imported, and when.
 */
export function articleId(
  slug: string,
  {path, language}: ArticlePlace = {},
  {ids = {}, languages = [], roots}: Pick<ConversionSettings, 'ids' | 'languages' | 'roots'> = {},
): string {
  const {prefix = `${DOCUMENT.article}-`, from = 'slug'} = ids
  const name =
    from === 'path' && path !== undefined ? readSourcePath(path, {languages, roots}).name.toLowerCase() : slug
  const id = `${prefix}${toIdPart(name, MAX_PART - Math.max(0, prefix.length - DOCUMENT.article.length - 1))}`
  const isMain = language === undefined || isSameLanguage(language, languages[0])
  return isMain ? id : inLanguage(id, language)
}

/** The id of the article that is the same in another language: `article-<slug>-de`. */
export function inLanguage(id: string, language: string): string {
  return `${id}-${language.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`
}

/** Whether two languages are the same, or neither is known. Upper and lower case do not count. */
export function isSameLanguage(a: string | undefined | null, b: string | undefined | null): boolean {
  return (a ?? '').toLowerCase() === (b ?? '').toLowerCase()
}

/** The id of the category with this name: `category-<slug of the name>`. */
export function categoryId(name: string): string {
  return `${DOCUMENT.category}-${toIdPart(toTermSlug(name))}`
}

/** The id of the author with this name: `author-<slug of the name>`. */
export function authorId(name: string): string {
  return `${DOCUMENT.author}-${toIdPart(toTermSlug(name))}`
}

const RECORDS = 'migration.'

/** The id of an article's import record: `migration.<article id>`. */
export function importRecordId(article: string): string {
  return `${RECORDS}${article}`
}

/** The id of the article that an import record is about; that of the record where it is no id of one. */
export function recordedArticleId(record: string): string {
  return record.startsWith(RECORDS) ? record.slice(RECORDS.length) : record
}

/** The id of the document that says what a run did: `migration.run.<run id>`. */
export function runRecordId(run: string): string {
  return `migration.run.${run}`
}
