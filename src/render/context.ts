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
  /** The id of a heading: its anchor, or one made of its text, unique within the call; undefined when headings have none. */
  headingId: (text: string, anchor?: unknown) => string | undefined
  /** Counts the references to a footnote: 1 for the first. */
  countReference: (identifier: string) => number
  /** The address of a link as it may stand in the output; undefined when it may not. */
  linkAddress: (href: unknown) => string | undefined
  /** The address of an image as it may stand in the output; undefined when it may not. */
  imageAddress: (src: unknown) => string | undefined
  report: (part: MissingPart) => void
}
