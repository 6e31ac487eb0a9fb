import type {Severity} from '../types.ts'

/**
 * Every rule a conversion can report, with its severity. `changed` means that all of it arrived in another form than the
 * source had; nothing here is a `loss`, because there is none that a reader of the Markdown could see. Handlers of the user's
 * own report rules of their own
 * besides, which begin with `custom/`.
 */
export const CONVERT_RULES = {
  /** The first heading repeated the title and was taken off. */
  'convert/title-heading': 'info',
  /** Raw HTML between paragraphs, kept as it is. */
  'convert/html-block': 'changed',
  /** A tag among words that has no meaning in Portable Text, kept as it is. */
  'convert/inline-html': 'changed',
  /** A comment, kept as it is. */
  'convert/html-comment': 'info',
  /** An empty element that names a place to link to, kept as it is. */
  'convert/place-name': 'info',
  /** Imports and exports of MDX, kept as source. */
  'convert/mdx-module': 'info',
  /** A component of MDX, kept as source. */
  'convert/mdx-component': 'changed',
  /** An expression of MDX, kept as source. */
  'convert/mdx-expression': 'changed',
  /** An expression of MDX that is one plain string, which became text. */
  'convert/mdx-literal': 'info',
  /** A comment of MDX, or of HTML in MDX, kept as source. */
  'convert/mdx-comment': 'info',
  /** A brace, a `<` or an import that MDX would refuse, read as plain Markdown reads it. */
  'convert/mdx-slip': 'changed',
  /** An article that is full of them, read as plain Markdown. */
  'convert/not-mdx': 'changed',
  /** A tag became a mark, a link or an image, which have no place for some of its attributes. */
  'convert/html-attributes': 'changed',
  /** Words after a code fence that are no language, file name or line numbers, kept as they are. */
  'convert/code-meta': 'info',
  /** Marked lines that the code does not have, which were left out. */
  'convert/code-lines': 'warning',
  /** What stands beside the id of a heading, kept as source. */
  'convert/heading-attributes': 'changed',
  /** A comment of MDX at the end of a heading, which became its id. */
  'convert/heading-comment': 'info',
  /** A shortcode that became the emoji it names. */
  'convert/emoji': 'info',
  /** Cells beyond the columns of their table, which GFM does not show, and which were left out. */
  'convert/table-cells': 'warning',
  /** A table that lacks so many cells that it is not filled up with them. */
  'convert/table-rows': 'changed',
  /** A link around nothing, kept as HTML. */
  'convert/empty-link': 'changed',
  /** A link or an image without an address. */
  'convert/empty-address': 'warning',
  /** A link definition that nothing refers to, or a second one for the same label. */
  'convert/unused-definition': 'info',
  /** A reference whose definition is missing, kept as source text. */
  'convert/missing-definition': 'changed',
  /** A wiki link, which leads to the name it was written with. */
  'convert/wiki-link': 'info',
  /** The size of an embedded image, which has no field. */
  'convert/image-size': 'changed',
  /** The embed of a note or of a file that is no image, kept as source. */
  'convert/embed': 'changed',
  /** A comment of Obsidian, which no reader sees, kept as source. */
  'convert/obsidian-comment': 'info',
  /** The id of a block, which no reader sees, kept as source. */
  'convert/block-id': 'info',
  /** A footnote that stood among the words that call it, moved to the end of the article. */
  'convert/inline-footnote': 'info',
  /** The title of a callout had marks or objects, and became text. */
  'convert/callout-title': 'changed',
  /** A callout of a name that is no tone, or with words beside its name. */
  'convert/callout-name': 'changed',
  /** Attributes of a callout, which have no field. */
  'convert/callout-attributes': 'changed',
  /** A container that is no callout, of which the lines that begin and end it were kept, or became HTML. */
  'convert/container': 'changed',
  /** The place of a table of contents, kept as source. */
  'convert/contents': 'changed',
  /** A line of DocFX that another file is put in the place of, kept as source. */
  'convert/include': 'changed',
  /** A video of DocFX, which became a frame. */
  'convert/video': 'changed',
  /** A tab of MkDocs, which has no form here: its line stays text, and what is indented below it code. */
  'convert/tab': 'changed',
  /** A definition list, which has no form here and stays text. */
  'convert/definition-list': 'changed',
  /** What another dialect reads, in an article that was read in the plain one. */
  'convert/other-dialect': 'warning',
  /** A callout that opens and closes, which is always open here. */
  'convert/callout-fold': 'info',
  /** A shortcode of Hugo, a tag or a value of Liquid, or an extension of kramdown, kept as it is. */
  'convert/template': 'changed',
  /** The end of what such a shortcode or tag begins, kept as it is. */
  'convert/template-end': 'info',
  /** A comment of Liquid, Hugo or kramdown, kept as it is. */
  'convert/template-comment': 'info',
  /** Code or a formula in which a shortcode, a tag or a value stands as it is written, where the site showed what it makes. */
  'convert/template-in-code': 'changed',
  /** An address with a shortcode, a tag or a value in it, kept as it is. */
  'convert/template-in-address': 'changed',
  /** An attribute list of kramdown or Goldmark, kept as it is. */
  'convert/attribute-list': 'changed',
  /** A shortcode, or an image of DocFX, became a figure, which has no place for some of its arguments. */
  'convert/shortcode-arguments': 'changed',
  /** A node that no handler knows, kept as source text. */
  'convert/unknown-node': 'changed',
  /** A list, quotation or callout that became flat blocks, because the settings say so. */
  'convert/flattened': 'changed',
  /** A handler of the user's own that failed; the source stands in the place of what it should have made. */
  'convert/handler-failed': 'error',
  /** A remark plugin that failed; the article was converted without the plugins. */
  'convert/plugin-failed': 'error',
  /** Content nested deeper than the Content Lake stores, moved up. */
  'convert/nesting-limit': 'changed',
  /** An article nested too deeply to be converted at all, kept as source text. */
  'convert/nested-too-deeply': 'changed',
} as const satisfies Record<string, Severity>

/** Name of a rule that a conversion can report. */
export type ConvertRule = keyof typeof CONVERT_RULES
