import type {FootnoteIndex} from './footnoteIndex.ts'
import type {HtmlOptions, MissingPart, PortableTextInput} from './types.ts'

/** What the components of one {@link toHtml} call share. Made for the call and gone with it. */
export interface RenderContext {
  options: HtmlOptions
  footnotes: FootnoteIndex
  /** Renders nested content as blocks. */
  renderBlocks: (content: PortableTextInput) => string
  /** Renders nested content without a paragraph around its text. */
  renderInline: (content: PortableTextInput) => string
  /** The id of a heading, unique within the call; undefined when headings have none. */
  headingId: (text: string) => string | undefined
  /** Counts the references to a footnote: 1 for the first. */
  countReference: (identifier: string) => number
  report: (part: MissingPart) => void
}
