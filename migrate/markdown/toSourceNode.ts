import type {Html} from 'mdast'

import type {InlineSource, SourceBlock, TextBlock} from '../../src/portable-text/types.ts'
import type {SourcePiece} from '../convert/syntax/pieces/sourcePiece.ts'
import {dialectOf} from './dialectOf.ts'
import {reportOtherDialect} from './reportOtherDialect.ts'
import type {MarkdownState} from './state.ts'

const ATTRIBUTES = /^\{:?(?![:/])/

/**
 * A piece of another language as it is. In a dialect that does not read that language it is text to its readers, which a
 * message says.
 *
 * @param block - The block to name in messages: the piece itself, or what it stands in.
 */
export function toSourceNode(
  state: MarkdownState,
  piece: SourceBlock | InlineSource,
  block: SourceBlock | TextBlock,
): Html | SourcePiece {
  const {syntax, source} = piece
  reportOtherDialect(state, block, piece)
  const isOwn = dialectOf(piece) === state.options.dialect
  if (!isOwn || (syntax !== 'hugo' && syntax !== 'liquid' && syntax !== 'kramdown'))
    return {type: 'html', value: source}
  const isAttributes = syntax === 'kramdown' && ATTRIBUTES.test(source)
  // Only kramdown gives a heading the id on the line after it.
  const hasOwnId = isAttributes && /^\{:.*#/.test(source)
  const form = isAttributes ? 'attributes' : 'tag'
  return {type: 'sourcePiece', syntax, form, value: source, data: {hasOwnId}}
}
