import type {RootContent} from 'mdast'

import type {DraftBlock} from '../drafts.ts'
import type {FlowContext, State} from '../state.ts'
import {toTextBlock} from '../toTextBlock.ts'

/**
 * A quotation as flat blocks, one a paragraph. Anything else, which only a quotation has here that may not be an object,
 * stands between them.
 */
export function flatQuote(state: State, children: readonly RootContent[], context: FlowContext): DraftBlock[] {
  return children.flatMap((child) =>
    child.type === 'paragraph'
      ? [toTextBlock(state.allInline(child.children), {style: 'blockquote'})]
      : state.one(child, context),
  )
}
