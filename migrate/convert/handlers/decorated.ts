import type {Delete, Emphasis, Strong} from 'mdast'

import type {Decorator} from '../../../schemas/names.ts'
import type {PhrasingHandler} from '../state.ts'

/** Makes the handler of a node that only marks its words. */
export function decorated(decorator: Decorator): PhrasingHandler<Strong | Emphasis | Delete> {
  return (state, node, context) => state.allInline(node.children, {...context, marks: [...context.marks, decorator]})
}
