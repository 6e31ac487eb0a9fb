import type {DraftBlock} from '../drafts.ts'
import type {State} from '../state.ts'
import type {SourcePiece} from '../syntax/pieces/sourcePiece.ts'
import {shortcodeFigure} from './shortcodeFigure.ts'
import {reportPiece} from './sourcePiece.ts'

/** A piece of another language between paragraphs is kept as it is, but for a shortcode that is a figure. */
export function sourcePieceBlock(state: State, node: SourcePiece): DraftBlock[] {
  const figure = node.syntax === 'hugo' ? shortcodeFigure(state, node) : undefined
  if (figure) return [figure]
  reportPiece(state, node)
  return [{_type: 'sourceBlock', syntax: node.syntax, source: node.value}]
}
