import type {List, ListItem} from 'mdast'

import type {ListKind} from '../../../schemas/names.ts'
import type {DraftBlock} from '../drafts.ts'
import {fitsLevels, LIST_LEVELS} from '../levels.ts'
import type {FlowContext, State} from '../state.ts'
import {visibleChildren} from '../visibleChildren.ts'
import {flatList} from './flatList.ts'
import {isLoose} from './isLoose.ts'
import {listItem} from './listItem.ts'

/**
 * A list is flat list blocks where those can say all of it: it starts at 1, each item is one paragraph and perhaps a
 * list of the same sort, and no list of the same kind stands right before it. Any other list is a `list` object.
 */
export function list(state: State, node: List, context: FlowContext): DraftBlock[] {
  const kind: ListKind = node.ordered ? 'number' : 'bullet'
  if (isFlat(node) && kind !== precedingListKind(context.before)) return flatList(state, node, context)
  if (state.flatOnly) {
    state.report('convert/flattened', node, flattened(node))
    return flatList(state, node, context)
  }
  if (!fitsLevels(context.levels, LIST_LEVELS)) {
    state.report(
      'convert/nesting-limit',
      node,
      'This list is nested deeper than the 20 levels the Content Lake stores; it became flat: what its items hold besides text stands between them, and numbers start at 1.',
    )
    return flatList(state, node, context)
  }
  const start = node.start ?? 1
  const loose = isLoose(node)
  return [
    {
      _type: 'list',
      kind,
      ...(kind === 'number' && start !== 1 && {start}),
      ...(loose && {loose}),
      items: node.children.map((item) => listItem(state, item, context.levels + LIST_LEVELS, loose)),
    },
  ]
}

function flattened({ordered, start}: List): string {
  const first = start ?? 1
  const number = ordered && first !== 1 ? `; its numbers start at 1 instead of ${first}` : ''
  return `Made flat blocks of a list that flat blocks cannot say all of: what its items hold besides text and lists stands between them, and it may be one with a list beside it${number}.`
}

function isFlat(node: List): boolean {
  return (!node.ordered || (node.start ?? 1) === 1) && node.children.every(isFlatItem)
}

/** Two lists in one item would need two list blocks of different kinds at one level, which no renderer keeps apart. */
function isFlatItem(item: ListItem): boolean {
  const [first, second, ...others] = visibleChildren(item)
  if (first === undefined) return true
  if (first.type !== 'paragraph' || others.length > 0) return false
  return second === undefined || (second.type === 'list' && isFlat(second))
}

/** The kind of the flat list that ends right before a place: a list of this kind would become one with it. */
function precedingListKind(before: readonly DraftBlock[]): ListKind | undefined {
  for (let index = before.length - 1; index >= 0; index--) {
    const block = before[index]
    if (block?._type !== 'block' || block.listItem === undefined) return undefined
    if (block.level === 1) return block.listItem
  }
  return undefined
}
