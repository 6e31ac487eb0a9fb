import type {Piece} from '../drafts.ts'
import type {PhrasingContext, State} from '../state.ts'
import type {WikiImage} from '../syntax/obsidian/wikiNodes.ts'
import {toInlineImage} from '../toInlineImage.ts'

/** An embedded image is an image like any other, without the size it was to have. */
export function wikiImage(state: State, node: WikiImage, context: PhrasingContext): Piece[] {
  if (node.size !== undefined) {
    state.report(
      'convert/image-size',
      node,
      `Left out the size of an image, ${node.size}: sites give images the size they need.`,
    )
  }
  return [toInlineImage(state, node, node, context)]
}
