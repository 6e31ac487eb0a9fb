/**
 * A source as it was read, and what its front matter says.
 *
 * @module
 */
import type {Message, Position} from './messages.ts'

/** One article file as it was read. `path` is relative to the working folder, with forward slashes. */
export interface Source {
  path: string
  /** Folder that image paths of this source must stay in (absolute): the path argument it was found under. */
  root: string
  /** Absolute path. */
  file: string
  /** The whole text, byte order mark included, exactly as decoded from UTF-8. */
  text: string
}

/** An author named by front matter. */
interface AuthorFields {
  name: string
}

/** What says that an article is not to be published yet, and where. */
export interface DraftMark {
  /** A key or a folder, for messages. */
  by: string
  position: Position
}

/** What front matter says about an article, after validation; every value in the form the document wants. */
export interface ArticleFields {
  title: string
  subtitle?: string
  /** Path-safe, lower case, without slashes at its ends. */
  slug: string
  /** The name of the category, as written; the id is made of its slug. */
  category?: string
  author?: AuthorFields
  /** Authors besides the first. */
  coAuthors?: AuthorFields[]
  tags?: string[]
  /** ISO 8601 in UTC, ending in Z. */
  publishedAt?: string
  updatedAt?: string
  excerpt?: string
  coverImage?: {src: string; alt?: string; position?: Position}
  seo?: {title?: string; description?: string}
  language?: string
  /** Addresses the article had before, as paths from the root of a site. */
  redirectFrom?: string[]
  /** Present when the article is not to be published yet. */
  draft?: DraftMark
}

/** The front matter of one source, parsed and validated. */
export interface ParsedFrontMatter {
  /** Absent when a message of severity `error` says why. */
  fields?: ArticleFields
  /** Keys the model has no field for, verbatim; kept in the import record. */
  unknown: Record<string, unknown>
  /** The Markdown after the closing fence. */
  body: string
  /** Number of lines of the file before the first line of `body`. */
  bodyLine: number
  /** Where the slug stands, or the title it was made of. Absent when `fields` is. */
  slugPosition?: Position
  messages: Message[]
}
