import type {InlineMath} from 'mdast-util-math'

import type {Piece} from '../drafts.ts'
import type {PhrasingContext, State} from '../state.ts'

/** A formula among words. To TeX the end of a line is a space. */
export function inlineMath(_state: State, node: InlineMath, {marks}: PhrasingContext): Piece[] {
  return [{object: {_type: 'inlineMath', tex: node.value.replaceAll('\n', ' ')}, marks}]
}
