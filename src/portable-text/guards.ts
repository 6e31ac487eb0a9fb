/**
 * Tell the members of Portable Text apart.
 *
 * @module
 */
import type {Block, InlineObject, Span, TextBlock} from './types.ts'

/** True for a paragraph, heading, quotation line or list item; false for every object between them. */
export function isTextBlock<Any extends {_type: string}>(block: Any): block is Any & {_type: 'block'}
export function isTextBlock(block: Block): block is TextBlock
export function isTextBlock(block: {_type: string}): boolean {
  return block._type === 'block'
}

/** True for a run of text; false for an object among the words. */
export function isSpan<Any extends {_type: string}>(child: Any): child is Any & {_type: 'span'}
export function isSpan(child: Span | InlineObject): child is Span
export function isSpan(child: {_type: string}): boolean {
  return child._type === 'span'
}
