import type {Data, Literal} from 'mdast'

import type {PieceCode, PieceSyntax} from './scannedPiece.ts'

/** A piece of another language, between paragraphs or among words. Its value is its source. */
export interface SourcePiece extends Literal {
  type: 'sourcePiece'
  syntax: PieceSyntax
  form: 'tag' | 'comment' | 'attributes'
  data?: SourcePieceData
}

/** What else is known about a piece. */
interface SourcePieceData extends Data {
  /** The code it holds, if it is alone on its line. */
  code?: PieceCode
  /** Attributes with an id that is to be none of the heading before them. */
  hasOwnId?: boolean
}

/** What pieces of other languages leave on the code or the formula they stand in. */
interface PieceData {
  /** The first piece in it, which its language would have run. */
  livePiece?: string
}

declare module 'mdast-util-math' {
  interface MathData extends PieceData {}
  interface InlineMathData extends PieceData {}
}

declare module 'mdast' {
  interface RootContentMap {
    sourcePiece: SourcePiece
  }
  interface PhrasingContentMap {
    sourcePiece: SourcePiece
  }
  interface CodeData extends PieceData {}
  interface InlineCodeData extends PieceData {}
  interface HeadingData {
    /** The id that the source gives the heading. */
    anchor?: string
  }
}
