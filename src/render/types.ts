/**
 * What callers hand to the renderers and hear back from them.
 *
 * @module
 */
import type {NodeType, PortableTextComponents} from '@portabletext/to-html'
import type {TypedObject} from '@portabletext/types'

import type {ImageFields} from '../portable-text/types.ts'

/**
 * Portable Text as it comes out of a dataset: the blocks of an article, the result of a typed query, or nothing.
 * Members that are not objects with a `_type` are skipped.
 */
export type PortableTextInput =
  | readonly (TypedObject | {_type: string; [field: string]: unknown} | null)[]
  | null
  | undefined

/** A value as a query may return it: any field may be missing, or null. */
export type Queried<T extends TypedObject> = {_type: T['_type']; _key?: string} & {
  [K in Exclude<keyof T, '_type' | '_key'>]?: T[K] | null | undefined
}

/** An image whose asset is a reference, or was dereferenced by the query. */
export type QueriedImage = {
  [K in Exclude<keyof ImageFields, 'asset' | 'link'>]?: ImageFields[K] | null | undefined
} & {
  asset?: {_ref?: string | null; _id?: string | null; url?: string | null} | null | undefined
  link?: {href?: string | null; title?: string | null} | null | undefined
}

/** A hyperlink, as a query may return it. */
export interface QueriedLink extends TypedObject {
  href?: string | null
  title?: string | null
}

/** A link to another article, with the target's slug where the query projected it. */
export interface QueriedArticleLink extends TypedObject {
  reference?: {_ref?: string | null} | null
  fragment?: string | null
  title?: string | null
  slug?: string | null
}

/** Where uploaded images are served. */
export interface AssetLocation {
  projectId: string
  dataset: string
  /** Without a slash at its end. `https://cdn.sanity.io` when absent. */
  baseUrl?: string
}

/** A part of the content that could not be rendered as it was meant. */
export interface MissingPart {
  /** Which kind of thing it is; `href` is a link with an address that is not safe to follow. */
  kind: NodeType | 'image' | 'href' | 'articleLink' | 'footnoteReference'
  /** The type, style, mark, address, document id or footnote identifier in question. */
  name: string
  /** What was found, what stands in the output instead, and what to do about it. */
  message: string
}

/** A piece of another language than Markdown, as the source had it. */
export interface SourcePart {
  /** One of `SOURCE_SYNTAXES`. */
  syntax: string
  source: string
  /** It stands among words, where only phrasing content may stand. */
  inline: boolean
}

/** Settings of {@link toHtml}. */
export interface HtmlOptions {
  /** Components by type, mark, style or list, laid over the defaults. */
  components?: PortableTextComponents
  /**
   * What happens to raw HTML in the content: `escape` shows its source (comments are left out), `allow` passes it
   * through, and a function returns what to insert, for example after a sanitizer. `escape` when absent.
   */
  html?: 'escape' | 'allow' | ((html: string) => string)
  /**
   * Which embedded pages are shown where the source of raw HTML would be: a block of HTML that is one `<iframe>` over https,
   * in nothing but elements that place it. `players` are well-known ones for videos, music, slides and code (YouTube,
   * Vimeo, Spotify, CodePen …), `none` shows their source too, and a function decides by the address. The `<iframe>` is made
   * anew, in a sandbox, and loads when it comes into view. `players` when absent; without effect when `html` passes HTML through.
   */
  embeds?: 'players' | 'none' | ((url: URL) => boolean)
  /**
   * What happens to pieces of other languages that an import kept, like shortcodes and the components of MDX: `show` puts
   * their source there, `hide` leaves them out, and a function returns the HTML to insert. `show` when absent.
   */
  source?: 'show' | 'hide' | ((part: SourcePart) => string)
  /**
   * Which addresses links and images may have: `safe` ones only (see {@link safeHref}), or `all`, as written. Use `all`
   * for content that comes from nobody but yourself: `javascript:` is an address. `safe` when absent.
   */
  addresses?: 'safe' | 'all'
  /** Where uploaded images are served; needed when the query did not project `asset->url`. */
  assets?: AssetLocation
  /** Address of an image, for instance with a width. {@link defaultImageUrl} when absent. */
  imageUrl?: (image: QueriedImage) => string | undefined
  /** Address of a linked article, without fragment. `/<slug>` when absent, which needs the slug in the query result. */
  articleUrl?: (link: QueriedArticleLink) => string | undefined
  /** False leaves headings without `id`. True when absent: ids are made as GitHub makes them. */
  headingIds?: boolean
  /** Stands before every `id` and before the `#` links to them, to keep several articles on one page apart. */
  idPrefix?: string
  /** Accessible name of the footnotes section. `Footnotes` when absent. */
  footnotesLabel?: string
  /** Called for each part that could not be rendered as meant. A visible stand-in is rendered in any case. */
  onMissing?: (part: MissingPart) => void
}
