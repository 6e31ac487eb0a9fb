/**
 * What becomes of nodes that nothing can convert: their source text, so that no word is dropped.
 *
 * @module
 */
import type {Nodes, PhrasingContent} from 'mdast'

import type {DraftBlock, Piece} from './drafts.ts'
import type {FlowContext, PhrasingContext, State} from './state.ts'
import {toTextBlock} from './toTextBlock.ts'

/** Keeps a node that no handler knows as a paragraph of its source, and says so. */
export function revertFlow(state: State, node: Nodes, context: FlowContext): DraftBlock[] {
  reportUnknown(state, node)
  return keepFlow(state, node, context)
}

/** Keeps a node between paragraphs as a paragraph of its source. */
export function keepFlow(state: State, node: Nodes, {levels}: FlowContext): DraftBlock[] {
  const text = ownText(state, node)
  if (text === undefined && 'children' in node) return state.all(node.children, levels)
  return text ? [toTextBlock([{text, marks: []}])] : []
}

/** Keeps a node that no handler knows as its source, and says so. */
export function revertPhrasing(state: State, node: Nodes, context: PhrasingContext): Piece[] {
  reportUnknown(state, node)
  return keepPhrasing(state, node, context)
}

/** Keeps a node among words as its source. */
export function keepPhrasing(state: State, node: Nodes, context: PhrasingContext): Piece[] {
  const text = ownText(state, node)
  if (text === undefined && 'children' in node) {
    return state.allInline(node.children as PhrasingContent[], context)
  }
  return text ? [{text, marks: context.marks}] : []
}

/** The source of a node, or its value when a plugin made it up; undefined when it has neither. */
function ownText(state: State, node: Nodes): string | undefined {
  const source = state.sourceOf(node)
  if (source !== '') return source
  return 'value' in node ? node.value : undefined
}

function reportUnknown(state: State, node: Nodes): void {
  state.report(
    'convert/unknown-node',
    node,
    `Found a "${node.type}" node, which no handler converts; its source text stands in its place.`,
  )
}
