import type {PhrasingContent} from 'mdast'

import type {InlineSource} from '../../../src/portable-text/types.ts'
import type {MarkdownState, PhrasingContext} from '../state.ts'
import {toOneLine} from '../toOneLine.ts'
import {toSourceNode} from '../toSourceNode.ts'
import {verbatim} from '../verbatim.ts'

/** A piece of another language among words stands as it is. */
export function inlineSource(state: MarkdownState, object: InlineSource, context: PhrasingContext): PhrasingContent[] {
  const node = toSourceNode(state, object, context.block)
  if (node.type === 'sourcePiece') return [node]
  const value = toOneLine(state, node.value, context)
  if (object.syntax !== 'obsidian') return [{type: 'html', value}]
  // In a cell a pipe needs a backslash, which is read as none.
  return [verbatim(context.place === 'cell' ? value.replaceAll(/\\?\|/g, '\\|') : value)]
}
