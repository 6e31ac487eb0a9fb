import type {Heading} from 'mdast'

import type {DraftBlock} from '../drafts.ts'
import type {State} from '../state.ts'
import {toTextBlock} from '../toTextBlock.ts'

/** A heading, in either of its forms, is a text block of style `h1` to `h6`. */
export function heading(state: State, node: Heading): DraftBlock[] {
  return [toTextBlock(state.allInline(node.children), {style: `h${node.depth}`})]
}
