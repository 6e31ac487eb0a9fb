import type {Extension as FromMarkdownExtension} from 'mdast-util-from-markdown'
import type {Extension as SyntaxExtension} from 'micromark-util-types'

/** One extension of CommonMark, as far as a text needs it. */
export interface ScannedPart {
  /**
   * The syntax for a text, or undefined when the text holds none of it. It may be more than the text needs, never less: the
   * tree has to be the one that the whole extension gives.
   */
  syntaxFor(source: string): SyntaxExtension | undefined
  /** What makes nodes of the syntax. */
  nodes: FromMarkdownExtension
  /**
   * How it shows in a text. Absent where that is not known, or where something in it goes on after an empty line and the
   * unindented line after it, other than to the end of the text: micromark has to read the whole text then.
   */
  signs?: PartSigns
}

/** What tells that a part may read something. */
export interface PartSigns {
  /** Characters of ASCII, one of which stands among words, outside of code and tags, wherever the part reads anything. */
  characters?: string
  /** The same for other characters. */
  isSign?(code: number): boolean
  /** True when it depends on the whole text what such a character means. */
  isFarReaching?: boolean
  /** What of the part is read without micromark. */
  kind?: 'addresses' | 'footnotes' | 'tables' | 'tasks' | 'tildes'
}
