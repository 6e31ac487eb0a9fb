import type {SourceSyntax} from '../../schemas/names.ts'
import type {Block} from '../../src/portable-text/types.ts'
import type {Dialect} from '../convert/dialects.ts'
import type {MarkdownState} from './state.ts'

/** The languages whose pieces are read in one dialect alone. */
const DIALECT_OF: Readonly<Partial<Record<SourceSyntax, Dialect>>> = {obsidian: 'obsidian'}

/**
 * Reports a piece of source that the Markdown being written does not know.
 *
 * @param block - The block it is, or stands in.
 */
export function reportOtherDialect(state: MarkdownState, block: Block, syntax: SourceSyntax): void {
  const {dialect = 'plain'} = state.options
  const own = DIALECT_OF[syntax]
  if (own === undefined || own === dialect) return
  state.report(
    'markdown/other-dialect',
    block,
    `Found a piece of ${syntax}, which Markdown of the dialect ${dialect} reads as text or HTML; it stands there as it is. Write the article in the dialect ${own} to have it read as such.`,
  )
}
