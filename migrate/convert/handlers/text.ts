import type {Text} from 'mdast'

import {SOFT_BREAK, type Piece} from '../drafts.ts'
import type {PhrasingContext, State} from '../state.ts'

/** Words. The line ends inside them are soft breaks. */
export function text(_state: State, node: Text, {marks}: PhrasingContext): Piece[] {
  return [{text: node.value.replaceAll('\n', SOFT_BREAK), marks}]
}
