import type {PhrasingContent} from 'mdast'

import type {InlineHtml} from '../../../src/portable-text/types.ts'
import type {MarkdownState, PhrasingContext} from '../state.ts'
import {writeHtml} from '../writeHtml.ts'
import {toOneLine} from '../toOneLine.ts'

/** What a line of a paragraph is read without: up to three spaces at its beginning. */
const UNREAD = '   '

/** HTML among words stands as it is, or as what the dialect has in its place. */
export function inlineHtml(state: MarkdownState, {html}: InlineHtml, context: PhrasingContext): PhrasingContent[] {
  const value = toOneLine(state, writeHtml(state, context.block, html), context)
  return [{type: 'html', value: value.replace(/\n(?= )/g, `\n${UNREAD}`)}]
}
