import type {BlockContent, DefinitionContent, RootContent} from 'mdast'

import type {Footnote} from '../../../src/portable-text/types.ts'
import type {MarkdownState} from '../state.ts'

/** The text of a footnote. */
export function footnote(state: MarkdownState, footnote: Footnote): RootContent[] {
  const children = state.flow(footnote.content) as (BlockContent | DefinitionContent)[]
  return [{type: 'footnoteDefinition', identifier: state.footnoteLabel(footnote.identifier, footnote), children}]
}
