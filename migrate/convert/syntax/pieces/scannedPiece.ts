/**
 * Pieces of Hugo's shortcodes, of Liquid and of kramdown in a Markdown text, before anything is known about the Markdown.
 *
 * @module
 */
import type {SourceSyntax} from '../../../../schemas/names.ts'

/** A language whose pieces are looked for in the text itself. */
export type PieceSyntax = Extract<SourceSyntax, 'hugo' | 'liquid' | 'kramdown'>

/** A block of code that a shortcode or a tag holds. */
export interface PieceCode {
  lang?: string
  /** Settings of the highlighter, as written. */
  meta?: string
  value: string
  /** The first piece in it, which its language would have run. */
  data?: {livePiece: string}
}

/** What a piece is, as far as it matters to what becomes of it. */
type PieceForm =
  /** What its language runs: a shortcode, a tag, a value. */
  | {kind: 'tag'}
  /** What shows no reader anything, with all it holds. */
  | {kind: 'comment'}
  /** Attributes of what stands before it or after it. */
  | {kind: 'attributes'}
  /** Nothing: `{% raw %}` and its end, between which Liquid runs nothing. */
  | {kind: 'gap'}
  /** The delimiters of its language as text: what a reader sees of an escape. */
  | {kind: 'literal'; text: string}
  /** Code, with the tags around it. */
  | {kind: 'code'; code: PieceCode}

/** The name of a tag, and whether content may follow or end at it. */
export interface PieceTag {
  name: string
  role: 'open' | 'middle' | 'close'
}

/** A piece and its place. */
export interface ScannedPiece {
  /** Offset of its first character. */
  start: number
  /** Offset after its last character. */
  end: number
  syntax: PieceSyntax
  form: PieceForm
  /** Absent on what neither begins nor ends anything. */
  tag?: PieceTag
  /** Alone on its line it stands between paragraphs, whatever stands in the lines around it. */
  isBlock?: boolean
}
