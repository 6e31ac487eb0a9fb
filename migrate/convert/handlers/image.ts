import type {Image} from 'mdast'

import type {Piece} from '../drafts.ts'
import type {PhrasingContext, State} from '../state.ts'
import {toInlineImage} from '../toInlineImage.ts'

/** An image among words; a paragraph that has nothing else makes a figure of it. */
export function image(state: State, node: Image, context: PhrasingContext): Piece[] {
  return [toInlineImage(state, node, node, context)]
}
