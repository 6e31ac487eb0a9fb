import type {RootContent} from 'mdast'

import type {Quote} from '../../../src/portable-text/types.ts'
import type {MarkdownState} from '../state.ts'
import {toBlockquote} from '../toBlockquote.ts'

/** A quotation with whatever it holds. */
export function quote(state: MarkdownState, {content}: Quote): RootContent[] {
  return [toBlockquote(state.flow(content))]
}
