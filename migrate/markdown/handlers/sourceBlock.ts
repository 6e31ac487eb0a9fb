import type {RootContent} from 'mdast'

import type {SourceBlock} from '../../../src/portable-text/types.ts'
import type {MarkdownState} from '../state.ts'
import {toSourceNode} from '../toSourceNode.ts'

/** A piece of another language stands as it is. */
export function sourceBlock(state: MarkdownState, block: SourceBlock): RootContent[] {
  const node = toSourceNode(state, block, block)
  return node.value.trim() === '' ? [] : [node]
}
