/**
 * The shapes of an article's Portable Text, for everything that reads or writes it: converter, renderers, Studio, sites.
 * They extend `@portabletext/types`; the names come from `schemas/names.ts`.
 *
 * @module
 */
import type {PortableTextBlock, PortableTextMarkDefinition, PortableTextSpan} from '@portabletext/types'

import type {Alignment, CalloutTone, ListKind, SourceSyntax, Style} from '../../schemas/names.ts'

/** A reference as the Content Lake stores it. Strong unless `_weak` is true. */
export interface Reference {
  _type: 'reference'
  _ref: string
  _weak?: boolean
}

/**
 * A run of text with its marks: decorator names, or `_key`s of the block's `markDefs`, outermost first. A decorator may
 * stand twice, where the source has emphasis inside emphasis.
 */
export interface Span extends PortableTextSpan {
  _key: string
  marks: string[]
}

/** A hyperlink. `href` is kept as the source wrote it; renderers decide whether it is safe. */
export interface LinkAnnotation extends PortableTextMarkDefinition {
  _type: 'link'
  href: string
  title?: string
}

/** A link to another article of the same dataset; weak, so that deleting the target is never blocked. */
export interface ArticleLinkAnnotation extends PortableTextMarkDefinition {
  _type: 'articleLink'
  reference: Reference
  /** Heading inside the target, without `#`. */
  fragment?: string
  title?: string
}

/** Any annotation of a text block. */
export type Annotation = LinkAnnotation | ArticleLinkAnnotation

/** What an image holds wherever it stands. Exactly one of `asset` and `externalUrl` is set on a complete image. */
export interface ImageFields {
  /** An uploaded image: a reference to a `sanity.imageAsset`. */
  asset?: Reference
  /** Address of an image that is not in the dataset. */
  externalUrl?: string
  alt?: string
  title?: string
  /** Where a click on the image leads. */
  link?: {href: string; title?: string}
}

/** What an object among words has of their marks. */
interface Marked {
  /**
   * The marks around the object, as a span has them; absent when there are none. A mark definition that no span uses is
   * taken out by the editor, so none is named here alone: a linked image without words has its link in `link`.
   */
  marks?: string[]
}

/**
 * An image among the words of a paragraph. Inside a link of those words it has both that mark and the same `link`, so
 * that a renderer which reads only one of them still shows the link.
 */
export interface InlineImage extends ImageFields, Marked {
  _type: 'inlineImage'
  _key: string
}

/**
 * A piece of inline HTML with no Portable Text meaning, kept as written. `<!---->` is a seam: it keeps two runs of equal
 * marks apart that the source has apart, and that the editor would otherwise make one.
 */
export interface InlineHtml extends Marked {
  _type: 'inlineHtml'
  _key: string
  html: string
}

/** A formula among the words of a paragraph, in TeX. */
export interface InlineMath extends Marked {
  _type: 'inlineMath'
  _key: string
  tex: string
}

/** The box of a task list item; stands first in the item's block. */
export interface Checkbox {
  _type: 'checkbox'
  _key: string
  checked: boolean
}

/** A call to a footnote; `identifier` names the {@link Footnote} block. */
export interface FootnoteReference extends Marked {
  _type: 'footnoteReference'
  _key: string
  identifier: string
}

/** A piece of another language among words, kept as written: a shortcode, an expression, a component. */
export interface InlineSource extends Marked {
  _type: 'inlineSource'
  _key: string
  syntax: SourceSyntax
  source: string
}

/** Any object among the words of a text block. */
export type InlineObject = InlineImage | InlineHtml | InlineMath | Checkbox | FootnoteReference | InlineSource

/** A paragraph, heading, quotation line or list item. */
export interface TextBlock extends PortableTextBlock<Annotation, Span | InlineObject, Style, ListKind> {
  _type: 'block'
  _key: string
  markDefs: Annotation[]
  /**
   * On items of a flat list: the list is loose, its items are paragraphs with space between them. One loose item makes
   * the whole list loose, as one empty line does in Markdown; an item added in the editor has no such field.
   */
  loose?: boolean
  /** On headings: the id the source gave it, without `#`. Renderers make one of the text where it is absent. */
  anchor?: string
}

/** A block of code, in the shape of `@sanity/code-input`. */
export interface CodeBlock {
  _type: 'code'
  _key: string
  code: string
  language?: string
  filename?: string
  /** Line numbers to mark, from 1. */
  highlightedLines?: number[]
  /** What else stood after the fence in the source, as written: settings of a highlighter. */
  meta?: string
}

/** An image that stands by itself. */
export interface Figure extends ImageFields {
  _type: 'figure'
  _key: string
  caption?: string
}

/** One cell of a table; `value` holds text blocks. */
export interface TableCell {
  _type: 'cell'
  _key: string
  value: TextBlock[]
}

/** One row of a table. */
export interface TableRow {
  _type: 'row'
  _key: string
  cells: TableCell[]
}

/** A table in the canonical shape of the Studio's table editor, plus the alignment of its columns. */
export interface Table {
  _type: 'table'
  _key: string
  /** How many of the first rows are header rows. */
  headerRows: number
  /** One entry a column. Absent when no column is aligned. */
  align?: Alignment[]
  rows: TableRow[]
}

/** A highlighted aside. */
export interface Callout {
  _type: 'callout'
  _key: string
  tone: CalloutTone
  title?: string
  content: Block[]
}

/** A thematic break. */
export interface Divider {
  _type: 'divider'
  _key: string
}

/** A block of raw HTML, kept as written. Never rendered unescaped by default. */
export interface HtmlBlock {
  _type: 'htmlBlock'
  _key: string
  html: string
}

/**
 * A piece of another language between paragraphs, kept as written: an import of MDX, one tag of a component, a shortcode.
 * What stands between an opening and a closing piece is content of the body like any other.
 */
export interface SourceBlock {
  _type: 'sourceBlock'
  _key: string
  syntax: SourceSyntax
  source: string
}

/** A displayed formula in TeX. */
export interface MathBlock {
  _type: 'math'
  _key: string
  tex: string
}

/** A quotation that holds more than flat `blockquote` blocks can say. */
export interface Quote {
  _type: 'quote'
  _key: string
  content: Block[]
}

/** One item of a nested list. */
export interface ListItem {
  _type: 'listItem'
  _key: string
  /** Present only on task list items. */
  checked?: boolean
  content: Block[]
}

/** A list that holds more than flat list blocks can say. */
export interface List {
  _type: 'list'
  _key: string
  kind: ListKind
  /** First number of a `number` list; 1 when absent. */
  start?: number
  /** The texts of the items are paragraphs with space between them. */
  loose?: boolean
  items: ListItem[]
}

/** The text of a footnote, at the place its source defined it. */
export interface Footnote {
  _type: 'footnote'
  _key: string
  identifier: string
  content: Block[]
}

/** Any object between text blocks. */
export type BlockObject =
  | CodeBlock
  | Figure
  | Table
  | Callout
  | Divider
  | HtmlBlock
  | MathBlock
  | Quote
  | List
  | Footnote
  | SourceBlock

/** Any member of an article's body. */
export type Block = TextBlock | BlockObject
