import type {PhrasingContent} from 'mdast'

import type {InlineHtml} from '../../../src/portable-text/types.ts'
import type {MarkdownState, PhrasingContext} from '../state.ts'
import {writeHtml} from '../writeHtml.ts'
import {toOneLine} from '../toOneLine.ts'

/** HTML among words stands as it is, or as what the dialect has in its place. */
export function inlineHtml(state: MarkdownState, {html}: InlineHtml, context: PhrasingContext): PhrasingContent[] {
  return [{type: 'html', value: toOneLine(state, writeHtml(state, context.block, html), context)}]
}
