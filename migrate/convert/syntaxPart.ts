import type {Extension as FromMarkdownExtension} from 'mdast-util-from-markdown'
import type {Extension as SyntaxExtension} from 'micromark-util-types'

/** One extension of CommonMark, as far as a text needs it. */
export interface ScannedPart {
  /**
   * The syntax for a text, or undefined when the text holds none of it. It may be more than the text needs, never less: the
   * tree has to be the one that the whole extension gives.
   */
  syntaxFor(source: string): SyntaxExtension | undefined
  /**
   * True when nothing in it goes on after an empty line and the unindented line after it, but for what then goes on to the
   * end of the text when nothing closes it. Long texts are parsed in sections if all parts they need are local.
   */
  isLocal: boolean
  /** What makes nodes of the syntax. */
  nodes: FromMarkdownExtension
}
