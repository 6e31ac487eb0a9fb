import type {InlineCode} from 'mdast'

import type {Piece} from '../drafts.ts'
import type {PhrasingContext, State} from '../state.ts'

/** Code among words; a line end in it counts as a space (CommonMark 6.1). */
export function inlineCode(_state: State, node: InlineCode, {marks}: PhrasingContext): Piece[] {
  return [{text: node.value.replaceAll('\n', ' '), marks: [...marks, {decorator: 'code'}]}]
}
