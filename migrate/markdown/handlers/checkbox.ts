import type {PhrasingContent} from 'mdast'

import type {Checkbox} from '../../../src/portable-text/types.ts'
import type {MarkdownState, PhrasingContext} from '../state.ts'

/** A box at the start of a list item belongs to the item; any other is text that looks like one. */
export function checkbox(state: MarkdownState, {checked}: Checkbox, {block}: PhrasingContext): PhrasingContent[] {
  state.report(
    'markdown/checkbox',
    block,
    'Found a check box that does not stand at the start of a list item; it became text. Put it first in an item.',
  )
  return [{type: 'text', value: checked ? '[x]' : '[ ]'}]
}
