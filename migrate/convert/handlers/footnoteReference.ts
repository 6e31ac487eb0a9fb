import type {FootnoteReference} from 'mdast'

import type {Piece} from '../drafts.ts'
import type {PhrasingContext, State} from '../state.ts'

/** The call of a footnote. */
export function footnoteReference(_state: State, node: FootnoteReference, {marks}: PhrasingContext): Piece[] {
  return [{object: {_type: 'footnoteReference', identifier: node.identifier}, marks}]
}
