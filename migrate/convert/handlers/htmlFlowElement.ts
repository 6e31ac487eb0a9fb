import type {DraftBlock} from '../drafts.ts'
import type {HtmlFlowElement} from '../html/htmlFlowElement.ts'
import type {FlowContext, State} from '../state.ts'

/** An element that no handler of the user took is the HTML it was, and what stands between its tags. */
export function htmlFlowElement(state: State, {parts, children}: HtmlFlowElement, context: FlowContext): DraftBlock[] {
  if ('whole' in parts) return state.one(parts.whole, context)
  const before = [...context.before]
  for (const node of [parts.open, ...children, parts.close]) {
    for (const block of state.one(node, {...context, before})) before.push(block)
  }
  return before.slice(context.before.length)
}
