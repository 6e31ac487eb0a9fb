import type {List, ListItem} from 'mdast'

import type {ListKind} from '../../../schemas/names.ts'
import type {DraftBlock, Piece} from '../drafts.ts'
import type {FlowContext, State} from '../state.ts'
import {toTextBlock} from '../toTextBlock.ts'
import {visibleChildren} from '../visibleChildren.ts'
import {isLoose} from './isLoose.ts'

/**
 * A list as flat list blocks, one an item, nested lists one level deeper. Whatever else an item holds, which only a list
 * that is nested too deeply has here, stands between them.
 */
export function flatList(state: State, node: List, context: FlowContext): DraftBlock[] {
  const blocks: DraftBlock[] = []
  appendItems(state, node, 1, {...context, before: blocks}, blocks)
  return blocks
}

function appendItems(state: State, node: List, level: number, context: FlowContext, blocks: DraftBlock[]): void {
  const listItem: ListKind = node.ordered ? 'number' : 'bullet'
  const loose = isLoose(node)
  for (const item of node.children) {
    const [first, ...others] = visibleChildren(item)
    const isText = first?.type === 'paragraph'
    const text = isText ? state.allInline(first.children) : []
    const options = {
      listItem,
      level: Math.min(level, deepestLevel(blocks)),
      ...(loose && isText && {loose}),
    }
    blocks.push(toTextBlock([...checkbox(item), ...text], options))
    for (const child of isText || !first ? others : [first, ...others]) {
      if (child.type === 'list') appendItems(state, child, level + 1, context, blocks)
      else for (const block of state.one(child, context)) blocks.push(block)
    }
  }
}

/** The deepest level that can follow: an item deeper than that would hang from no item. */
function deepestLevel(blocks: readonly DraftBlock[]): number {
  const last = blocks.at(-1)
  return last?._type === 'block' ? (last.level ?? 0) + 1 : 1
}

/** The box of a task list item. */
function checkbox({checked}: ListItem): Piece[] {
  return typeof checked === 'boolean' ? [{object: {_type: 'checkbox', checked}, marks: []}] : []
}
