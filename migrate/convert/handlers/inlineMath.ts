import type {InlineMath} from 'mdast-util-math'

import type {Piece} from '../drafts.ts'
import type {PhrasingContext, State} from '../state.ts'
import {reportPieceInCode} from '../syntax/pieces/reportPieces.ts'

/** A formula among words. To TeX the end of a line is a space. */
export function inlineMath(state: State, node: InlineMath, {marks}: PhrasingContext): Piece[] {
  reportPieceInCode(state, node)
  return [{object: {_type: 'inlineMath', tex: node.value.replaceAll('\n', ' ')}, marks}]
}
