import type {Piece} from '../drafts.ts'
import {BODY_LEVELS, CONTENT_LEVELS} from '../levels.ts'
import type {PhrasingContext, State} from '../state.ts'
import type {InlineNote} from '../syntax/obsidian/inlineNote.ts'

/** A footnote where it is called is the call of one at the end of the body, whose identifier is made of its words. */
export function inlineNote(state: State, node: InlineNote, {marks}: PhrasingContext): Piece[] {
  const identifier = state.footnoteIdentifier(state.sourceOf(node))
  state.report(
    'convert/inline-footnote',
    node,
    `Moved a footnote that stood among words to the end of the article, as "${identifier}".`,
  )
  const {children, position} = node
  const paragraph = {type: 'paragraph' as const, children, ...(position && {position})}
  const content = state.all([paragraph], BODY_LEVELS + CONTENT_LEVELS)
  state.atEnd.push({_type: 'footnote', identifier, content})
  return [{object: {_type: 'footnoteReference', identifier}, marks}]
}
