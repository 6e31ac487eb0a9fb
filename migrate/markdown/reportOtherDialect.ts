import type {Block, InlineSource, SourceBlock} from '../../src/portable-text/types.ts'
import {readAttributes} from '../convert/headingAttributes.ts'
import {dialectOf} from './dialectOf.ts'
import type {MarkdownState} from './state.ts'

/**
 * Reports a piece of source that the Markdown being written does not know.
 *
 * @param block - The block it is, or stands in.
 */
export function reportOtherDialect(state: MarkdownState, block: Block, piece: SourceBlock | InlineSource): void {
  const {dialect = 'plain'} = state.options
  const hasNoContainers = dialect === 'obsidian' || dialect === 'mkdocs'
  const own = dialectOf(piece) ?? (piece.syntax === 'directive' && hasNoContainers ? 'plain' : dialect)
  if (own === dialect || isOfHeading(block, piece)) return
  state.report(
    'markdown/other-dialect',
    block,
    `Found a piece of ${piece.syntax}, which Markdown of the dialect ${dialect} reads as text or HTML; it stands there as it is. Write the article in the dialect ${own} to have it read as such.`,
  )
}

/** Whether a piece is the list of attributes at the end of a heading, which all dialects read. */
function isOfHeading(block: Block, {syntax, source}: SourceBlock | InlineSource): boolean {
  const isHeading = block._type === 'block' && /^h[1-6]$/.test(block.style ?? '')
  return isHeading && syntax === 'kramdown' && readAttributes(source)?.index === 0
}
