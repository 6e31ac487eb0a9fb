import type {Delete, Emphasis, Nodes, Strong} from 'mdast'

import type {Decorator} from '../../../schemas/names.ts'
import {isLinkMark} from '../drafts.ts'
import type {PhrasingContext, PhrasingHandler, State} from '../state.ts'
import type {Highlight} from '../syntax/obsidian/highlight.ts'

/** How many marks of one kind may stand inside each other. More than three never say anything in what people write. */
const MAX_EQUAL_MARKS = 8

/** Makes the handler of a node that only marks its words. */
export function decorated(decorator: Decorator): PhrasingHandler<Strong | Emphasis | Delete | Highlight> {
  return (state, node, context) => state.allInline(node.children, withDecorator(state, node, decorator, context))
}

/** The context inside a decorator. */
export function withDecorator(
  state: State,
  node: Nodes,
  decorator: Decorator,
  context: PhrasingContext,
): PhrasingContext {
  const equal = context.marks.filter((mark) => !isLinkMark(mark) && mark.decorator === decorator)
  if (equal.length < MAX_EQUAL_MARKS) return {...context, marks: [...context.marks, {decorator}]}
  state.report(
    'convert/nesting-limit',
    node,
    `Found more than ${MAX_EQUAL_MARKS} marks of one kind inside each other; its words are kept with ${MAX_EQUAL_MARKS}.`,
  )
  return context
}
