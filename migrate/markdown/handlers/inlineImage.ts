import type {PhrasingContent} from 'mdast'

import type {InlineImage} from '../../../src/portable-text/types.ts'
import type {MarkdownState, PhrasingContext} from '../state.ts'
import {toImageNode} from '../toImageNode.ts'

/** An image among words. */
export function inlineImage(
  state: MarkdownState,
  image: InlineImage,
  {block, link}: PhrasingContext,
): PhrasingContent[] {
  return [toImageNode(state, image, block, link)]
}
