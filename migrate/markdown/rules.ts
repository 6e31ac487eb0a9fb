import type {Severity} from '../types.ts'

/**
 * Every rule that writing Markdown can report, with its severity. `changed` means that all of it is in the Markdown, and
 * reads back in another form. Handlers of the user's own report rules of their own besides, which begin with `custom/`.
 */
export const MARKDOWN_RULES = {
  /** A link to an article whose address is not known: its words stand without it. */
  'markdown/article-link': 'loss',
  /** An uploaded image whose address is not known: the id of its asset stands in its place. */
  'markdown/image-address': 'loss',
  /** A mark that is neither a decorator nor defined in its block. */
  'markdown/unknown-mark': 'changed',
  /** Words with two links, of which Markdown takes one. */
  'markdown/two-links': 'changed',
  /** A language, file name or marked lines that the line of a code fence cannot say. */
  'markdown/code-meta': 'changed',
  /** A table without a header row or with several: Markdown has exactly one. */
  'markdown/table-header': 'changed',
  /** A cell that holds more than one plain paragraph. */
  'markdown/table-cell': 'changed',
  /** Rows of a table that were shorter than others, or a table that has no cells. */
  'markdown/table-shape': 'changed',
  /** A check box that does not stand at the start of a list item. */
  'markdown/checkbox': 'changed',
  /** A heading or quotation that is an item of a flat list, or an item without one above it. */
  'markdown/list-item': 'changed',
  /** A number that Markdown cannot start a list with. */
  'markdown/list-start': 'changed',
  /** The id of a heading that Markdown has no form for. */
  'markdown/anchor': 'loss',
  /** A footnote call or footnote whose identifier has characters that Markdown has no place for there. */
  'markdown/footnote-identifier': 'changed',
  /** A footnote call without its footnote. */
  'markdown/missing-footnote': 'changed',
  /** HTML that would take in what follows it; the end it lacked was added. */
  'markdown/open-html': 'changed',
  /** HTML that MDX has not: comments, scripts, and text that Markdown means something by. */
  'markdown/html-as-jsx': 'changed',
  /** A line end inside something that must stand on one line. */
  'markdown/line-end': 'changed',
  /** A handler of the user's own that failed; the block was written as it is without it. */
  'markdown/handler-failed': 'error',
  /** A piece of another language that the dialect which is written reads as text. */
  'markdown/other-dialect': 'changed',
  /** The beginning of a shortcode in code without its end, which Hugo cannot be told to leave alone. */
  'markdown/open-shortcode': 'changed',
  /** A type without a form in Markdown, kept as JSON. */
  'markdown/unknown-type': 'changed',
} as const satisfies Record<string, Severity>

/** Name of a rule that writing Markdown can report. */
export type MarkdownRule = keyof typeof MARKDOWN_RULES
