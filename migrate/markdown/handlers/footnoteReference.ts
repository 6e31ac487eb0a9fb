import type {PhrasingContent} from 'mdast'

import type {FootnoteReference} from '../../../src/portable-text/types.ts'
import type {MarkdownState, PhrasingContext} from '../state.ts'

/** The call of a footnote. */
export function footnoteReference(
  state: MarkdownState,
  {identifier}: FootnoteReference,
  {block}: PhrasingContext,
): PhrasingContent[] {
  return [{type: 'footnoteReference', identifier: state.footnoteLabel(identifier, block)}]
}
