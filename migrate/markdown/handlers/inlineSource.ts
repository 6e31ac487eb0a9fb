import type {PhrasingContent} from 'mdast'

import type {InlineSource} from '../../../src/portable-text/types.ts'
import {toOneLine} from '../toOneLine.ts'
import type {MarkdownState, PhrasingContext} from '../state.ts'

/** A piece of another language among words stands as it is. */
export function inlineSource(
  state: MarkdownState,
  {source}: InlineSource,
  context: PhrasingContext,
): PhrasingContent[] {
  return [{type: 'html', value: toOneLine(state, source, context)}]
}
