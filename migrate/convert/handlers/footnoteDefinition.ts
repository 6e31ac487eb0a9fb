import type {FootnoteDefinition} from 'mdast'

import type {DraftBlock} from '../drafts.ts'
import {BODY_LEVELS, CONTENT_LEVELS, fitsLevels} from '../levels.ts'
import type {FlowContext, State} from '../state.ts'

/** The text of a footnote, where the source has it; at the end of the body where it would be nested too deeply. */
export function footnoteDefinition(state: State, node: FootnoteDefinition, {levels}: FlowContext): DraftBlock[] {
  const footnote = (at: number): DraftBlock => ({
    _type: 'footnote',
    identifier: node.identifier,
    content: state.all(node.children, at + CONTENT_LEVELS),
  })
  if (fitsLevels(levels, CONTENT_LEVELS)) return [footnote(levels)]
  state.report(
    'convert/nesting-limit',
    node,
    'This footnote is nested deeper than the 20 levels the Content Lake stores; it moved to the end of the article.',
  )
  state.atEnd.push(footnote(BODY_LEVELS))
  return []
}
