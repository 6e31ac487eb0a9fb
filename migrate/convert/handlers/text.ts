import type {Text} from 'mdast'

import {SOFT_BREAK, type Piece} from '../drafts.ts'
import type {PhrasingContext, State} from '../state.ts'

/** Words. The line ends inside them are soft breaks; in a `<pre>` of raw HTML, which shows them, they are hard ones. */
export function text(state: State, node: Text, {marks}: PhrasingContext): Piece[] {
  return [{text: state.openPre > 0 ? node.value : node.value.replaceAll('\n', SOFT_BREAK), marks}]
}
