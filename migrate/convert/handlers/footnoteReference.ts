import type {FootnoteReference} from 'mdast'

import type {Piece} from '../drafts.ts'
import type {State} from '../state.ts'

/** The call of a footnote. */
export function footnoteReference(_state: State, node: FootnoteReference): Piece[] {
  return [{_type: 'footnoteReference', identifier: node.identifier}]
}
