import type {PhrasingContent} from 'mdast'

import type {InlineMath} from '../../../src/portable-text/types.ts'
import {toOneLine} from '../toOneLine.ts'
import type {MarkdownState, PhrasingContext} from '../state.ts'

/** A formula among words stands between two `$`. */
export function inlineMath(state: MarkdownState, {tex}: InlineMath, context: PhrasingContext): PhrasingContent[] {
  return [{type: 'inlineMath', value: toOneLine(state, tex, context)}]
}
