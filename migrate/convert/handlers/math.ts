import type {Math} from 'mdast-util-math'

import type {DraftBlock} from '../drafts.ts'
import type {State} from '../state.ts'
import {reportPieceInCode} from '../syntax/pieces/reportPieces.ts'

/** A formula between two lines of `$$` is a `math` block. */
export function math(state: State, node: Math): DraftBlock[] {
  reportPieceInCode(state, node)
  return [{_type: 'math', tex: node.value}]
}
