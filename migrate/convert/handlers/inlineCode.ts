import type {InlineCode} from 'mdast'

import type {Piece} from '../drafts.ts'
import type {PhrasingContext, State} from '../state.ts'
import {reportPieceInCode} from '../syntax/pieces/reportPieces.ts'

/** Code among words; a line end in it counts as a space (CommonMark 6.1). */
export function inlineCode(state: State, node: InlineCode, {marks}: PhrasingContext): Piece[] {
  reportPieceInCode(state, node)
  return [{text: node.value.replaceAll('\n', ' '), marks: [...marks, {decorator: 'code'}]}]
}
