import type {Math} from 'mdast-util-math'

import type {DraftBlock} from '../drafts.ts'
import type {State} from '../state.ts'

/** A formula between two lines of `$$` is a `math` block. */
export function math(_state: State, node: Math): DraftBlock[] {
  return [{_type: 'math', tex: node.value}]
}
