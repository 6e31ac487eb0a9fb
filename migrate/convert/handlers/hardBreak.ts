import type {Break} from 'mdast'

import type {Piece} from '../drafts.ts'
import type {PhrasingContext, State} from '../state.ts'

/** A hard break is a line feed in the text. */
export function hardBreak(_state: State, _node: Break, {marks}: PhrasingContext): Piece[] {
  return [{text: '\n', marks}]
}
