/**
 * How articles are read, as far as an import record can keep it.
 *
 * @module
 */
import type {Dialect} from '../convert/dialects.ts'

/** A field of an article that front matter can say. */
export type FieldName = (typeof FIELD_NAMES)[number]

/** Every {@link FieldName}, in the order of the schema. */
export const FIELD_NAMES = [
  'title',
  'subtitle',
  'slug',
  'category',
  'author',
  'tags',
  'publishedAt',
  'updatedAt',
  'excerpt',
  'coverImage',
  'coverAlt',
  'seoTitle',
  'seoDescription',
  'language',
  'draft',
] as const

/**
 * Which keys say a field: `'lead'`, `['lead', 'intro']`. The first of them that has a value counts, before all keys that are known
 * anyway. A dot leads to a member of a value, `'meta.lead'`. The function `transform` is given the value as written, and returns
 * what the field is to be read from; undefined where the header says nothing.
 */
export type FieldRule =
  | string
  | readonly string[]
  | {
      from: string | readonly string[]
      transform?: (value: unknown, source: {path: string; header: Readonly<Record<string, unknown>>}) => unknown
    }

/** How front matter is read, where it does not say everything itself. */
export interface FrontMatterSettings {
  /** Keys of your own for fields. */
  fields?: Partial<Record<FieldName, FieldRule>>
  /** What divides a text of tags: `comma` (and semicolon) by default, `space` as well. */
  tagSeparator?: 'comma' | 'space'
  /** How names are to be spelled, by how articles spell them, upper and lower case aside: `{js: 'JavaScript'}`. */
  spelling?: {
    categories?: Readonly<Record<string, string>>
    tags?: Readonly<Record<string, string>>
    authors?: Readonly<Record<string, string>>
  }
  /**
   * Whether names that differ in case and punctuation alone are spelled in one way, that of most articles. True by default; names in
   * `spelling` are spelled as it says in any case.
   */
  mergeSpellings?: boolean
  /** Zone of dates that state none: `Europe/Berlin`, `+02:00`. UTC by default. */
  timeZone?: string
  /** Which number is the day in `5/2/2025`. By default such a date is refused when both readings are possible. */
  dateOrder?: 'dmy' | 'mdy'
  /** Whether files without front matter are articles too; their first heading or their name is the title then. Default false. */
  optional?: boolean
}

/** Which links lead to articles, besides those to their files. */
export interface LinkSettings {
  /** Paths that articles stand below on the site, such as `/blog/`: what follows is the slug. `/` is always one. */
  bases?: readonly string[]
  /** Beginnings of addresses of the site itself, such as `https://example.org`. None by default. */
  origins?: readonly string[]
}

/** What is known of an article when its slug is chosen. */
export interface SlugFacts {
  /** The path of its file, relative to the working folder, with forward slashes. */
  path: string
  title: string
  /** The slug that front matter states. */
  slug?: string
  /** ISO 8601 in UTC. */
  publishedAt?: string
  language?: string
}

/** Every {@link SlugSource}. */
export const SLUG_SOURCES = ['title', 'file', 'dated-file', 'path'] as const

/**
 * What a slug can be made of: the title; the name of the file without the day it begins with; that below the day, as in
 * `2020/01/02/tea`; or the path below the imported folder, without the day.
 */
export type SlugSource = (typeof SLUG_SOURCES)[number]

/** Where slugs come from. */
export interface SlugSettings {
  /**
   * What the slug of an article that states none is made of, see {@link SlugSource}: its `title` by default. A function is asked for
   * every article; where it returns undefined, things are as by default.
   */
  from?: SlugSource | ((article: SlugFacts) => string | undefined)
}

/** What the ids of articles are made of. An article that was imported keeps the id it has. */
export interface IdSettings {
  /** What they begin with; `article-` by default. Letters, digits, `-` and `_`. */
  prefix?: string
  /** What follows: the `slug` (the default), or the `path` of the file below the imported folder. */
  from?: 'slug' | 'path'
}

/** Every {@link PublishingRule}. */
export const PUBLISHING_RULES = ['draft', 'publish', 'skip'] as const

/**
 * What becomes of an article that its source does not want published.
 *
 * - `draft`: it arrives as a draft, `drafts.<id>`, and nothing is published.
 * - `publish`: it is published all the same.
 * - `skip`: it does not arrive; what the dataset holds of it stays as it is.
 */
export type PublishingRule = (typeof PUBLISHING_RULES)[number]

/** When an article is published. */
export interface PublishingSettings {
  /** For `draft: true`, `published: false`, `status: draft` and the folder `_drafts`. `draft` by default. */
  drafts?: PublishingRule
  /** For a date in the future. `publish` by default: sites that want to wait ask for `publishedAt <= now()`. */
  future?: PublishingRule
}

/** How Markdown is converted, as far as an import record can keep it: an article is converted again when it changes. */
export interface ConversionSettings {
  /** Which Markdown the articles are written in; `plain` by default. */
  dialect?: Dialect
  /** False reads CommonMark alone, without GFM and what dialects have besides. True by default. */
  gfm?: boolean
  /** True lays lists, quotations and callouts out as flat blocks, whatever they hold, and says so. False by default. */
  flatOnly?: boolean
  /**
   * A name for what your plugins and handlers make, which cannot be compared themselves: give another one when they make
   * something else. None by default.
   */
  version?: string
  /** How front matter is read; nothing set by default. */
  frontMatter?: FrontMatterSettings
  /** Which links lead to articles; those to their files always do. */
  links?: LinkSettings
  /** Where slugs come from; from front matter and titles by default. */
  slugs?: SlugSettings
  /** What ids are made of; `article-` and the slug by default. */
  ids?: IdSettings
  /**
   * The languages of the articles, the main one first: `['en', 'de']`. A folder of that name and a file that ends in `.de.md`
   * then say the language, where front matter does not; what says none is in the main one. None by default.
   */
  languages?: readonly string[]
  /** Folders that paths count from where slugs and ids are made of them, relative to the working folder. None by default. */
  roots?: readonly string[]
  /** When an article is published; drafts are not by default. */
  publishing?: PublishingSettings
}
