/**
 * Tell the members of Portable Text apart.
 *
 * @module
 */
import type {Block, InlineObject, Span, TextBlock} from './types.ts'

/** True for a paragraph, heading, quotation line or list item; false for every object between them. */
export function isTextBlock(block: Block): block is TextBlock {
  return block._type === 'block'
}

/** True for a run of text; false for an object among the words. */
export function isSpan(child: Span | InlineObject): child is Span {
  return child._type === 'span'
}
