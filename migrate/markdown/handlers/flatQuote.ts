import type {Blockquote} from 'mdast'

import type {TextBlock} from '../../../src/portable-text/types.ts'
import type {MarkdownState} from '../state.ts'
import {toBlockquote} from '../toBlockquote.ts'

/** `blockquote` blocks in a row are one quotation, a paragraph each. */
export function flatQuote(state: MarkdownState, blocks: readonly TextBlock[]): Blockquote {
  return toBlockquote(blocks.map((block) => ({type: 'paragraph', children: state.phrasing(block, 'paragraph')})))
}
