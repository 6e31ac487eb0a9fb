import type {ImageReference} from 'mdast'

import type {Piece} from '../drafts.ts'
import {referenceTail, reportMissing} from '../missingDefinition.ts'
import type {PhrasingContext, State} from '../state.ts'
import {toInlineImage} from '../toInlineImage.ts'

/** A reference is the image its definition makes of it; without one, its brackets are text (CommonMark 6.4). */
export function imageReference(state: State, node: ImageReference, context: PhrasingContext): Piece[] {
  const definition = state.definition(node.identifier)
  if (definition) return [toInlineImage(state, node, {...definition, alt: node.alt}, context)]
  reportMissing(state, node)
  return [{text: `![${node.alt ?? ''}]${referenceTail(node)}`, marks: context.marks}]
}
