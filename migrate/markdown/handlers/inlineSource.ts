import type {PhrasingContent} from 'mdast'

import type {InlineSource} from '../../../src/portable-text/types.ts'
import {reportOtherDialect} from '../reportOtherDialect.ts'
import {toOneLine} from '../toOneLine.ts'
import {verbatim} from '../verbatim.ts'
import type {MarkdownState, PhrasingContext} from '../state.ts'

/** A piece of another language among words stands as it is. */
export function inlineSource(
  state: MarkdownState,
  {source, syntax}: InlineSource,
  context: PhrasingContext,
): PhrasingContent[] {
  reportOtherDialect(state, context.block, syntax)
  const value = toOneLine(state, source, context)
  if (syntax !== 'obsidian') return [{type: 'html', value}]
  // In a cell a pipe needs a backslash, which is read as none.
  return [verbatim(context.place === 'cell' ? value.replaceAll(/\\?\|/g, '\\|') : value)]
}
