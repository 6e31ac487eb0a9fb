import type {LinkReference} from 'mdast'

import type {Piece} from '../drafts.ts'
import {referenceTail, reportMissing} from '../missingDefinition.ts'
import type {PhrasingContext, State} from '../state.ts'
import {linkTo} from './link.ts'

/** A reference is the link its definition makes of it; without one, its brackets are text (CommonMark 6.3). */
export function linkReference(state: State, node: LinkReference, context: PhrasingContext): Piece[] {
  const definition = state.definition(node.identifier)
  if (definition) return linkTo(state, node, definition, context)
  reportMissing(state, node)
  const {marks} = context
  return [{text: '[', marks}, ...state.allInline(node.children, context), {text: `]${referenceTail(node)}`, marks}]
}
