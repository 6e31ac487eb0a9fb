/**
 * The vocabulary of the content model: every type, style, list, mark and annotation name that a document may hold.
 * The schema, the converter, the renderers and the Studio all take their names from here, so a name exists once.
 *
 * @module
 */

/** Document types. */
export const DOCUMENT = {
  article: 'article',
  category: 'category',
  author: 'author',
} as const

/** The document type of an import record: what `migrate` wrote beside an article. Private (dotted id), not in the Studio. */
export const IMPORT_RECORD_TYPE = 'migration.record'

/** The document type of a run of `migrate`: what it did and when. Private likewise. */
export const RUN_RECORD_TYPE = 'migration.run'

/** Object types that stand between text blocks. */
export const BLOCK_OBJECT = {
  code: 'code',
  figure: 'figure',
  table: 'table',
  callout: 'callout',
  divider: 'divider',
  htmlBlock: 'htmlBlock',
  math: 'math',
  quote: 'quote',
  list: 'list',
  footnote: 'footnote',
  sourceBlock: 'sourceBlock',
} as const

/** Object types that stand among the words of a text block. */
export const INLINE_OBJECT = {
  inlineImage: 'inlineImage',
  inlineHtml: 'inlineHtml',
  inlineMath: 'inlineMath',
  checkbox: 'checkbox',
  footnoteReference: 'footnoteReference',
  inlineSource: 'inlineSource',
} as const

/** Members of the nested objects. `row` and `cell` are the names the Studio's table editor uses. */
export const MEMBER = {
  row: 'row',
  cell: 'cell',
  listItem: 'listItem',
} as const

/** Block styles, in the order an editor sees them. */
export const STYLES = ['normal', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote'] as const

/** Flat list kinds. The nested `list` object uses the same names. */
export const LISTS = ['bullet', 'number'] as const

/** Decorators: marks that carry no data. */
export const DECORATORS = [
  'strong',
  'em',
  'code',
  'strike-through',
  'underline',
  'sub',
  'sup',
  'kbd',
  'highlight',
] as const

/** Annotations: marks whose data stands in `markDefs`. */
export const ANNOTATION = {
  link: 'link',
  articleLink: 'articleLink',
} as const

/** Tones of a callout; the five that GitHub alerts use. */
export const CALLOUT_TONES = ['note', 'tip', 'important', 'warning', 'caution'] as const

/** Column alignments of a table. `none` leaves it to the site's style sheet. */
export const ALIGNMENTS = ['none', 'left', 'center', 'right'] as const

/** The languages beside Markdown whose pieces are kept as they are written, in a `sourceBlock` or an `inlineSource`. */
export const SOURCE_SYNTAXES = ['mdx', 'hugo', 'liquid', 'obsidian', 'kramdown', 'directive'] as const

/** A block style. */
export type Style = (typeof STYLES)[number]
/** A list kind. */
export type ListKind = (typeof LISTS)[number]
/** A decorator. */
export type Decorator = (typeof DECORATORS)[number]
/** A callout tone. */
export type CalloutTone = (typeof CALLOUT_TONES)[number]
/** A language beside Markdown. */
export type SourceSyntax = (typeof SOURCE_SYNTAXES)[number]
/** A column alignment. */
export type Alignment = (typeof ALIGNMENTS)[number]
