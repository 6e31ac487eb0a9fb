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
  const tooDeep: List[] = []
  if (isFlat(node, context.levels, tooDeep) && kind !== precedingListKind(context.before)) {
    for (const list of tooDeep) state.report('convert/nesting-limit', list, TOO_DEEP)
    return flatList(state, node, context)
  }
  if (state.flatOnly) {
    state.report('convert/flattened', node, flattened(node))
    return flatList(state, node, context)
  }
  if (!fitsLevels(context.levels, LIST_LEVELS)) {
    state.report('convert/nesting-limit', node, TOO_DEEP)
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

const TOO_DEEP =
  'This list is nested deeper than the 20 levels the Content Lake stores; it became flat: what its items hold besides text stands between them, and numbers start at 1.'

function flattened({ordered, start}: List): string {
  const first = start ?? 1
  const number = ordered && first !== 1 ? `; its numbers start at 1 instead of ${first}` : ''
  return `Made flat blocks of a list that flat blocks cannot say all of: what its items hold besides text and lists stands between them, and it may be one with a list beside it${number}.`
}

/**
 * Whether flat blocks can say all of a list. Of lists in it that only an object could say, but that are too deep to be one,
 * they say as much as can be said: then this list is flat with them, as it is when it is read again.
 *
 * @param levels - Where it would stand as an object.
 * @param tooDeep - Takes those lists.
 */
function isFlat(node: List, levels: number, tooDeep: List[]): boolean {
  if (isFlatItself(node) && node.children.every((item) => isFlatItem(item, levels + LIST_LEVELS, tooDeep))) return true
  if (fitsLevels(levels, LIST_LEVELS) || !node.children.every(isListOfText)) return false
  tooDeep.push(node)
  return true
}

function isFlatItself({ordered, start}: List): boolean {
  return !ordered || (start ?? 1) === 1
}

/** Two lists in one item would need two list blocks of different kinds at one level, which no renderer keeps apart. */
function isFlatItem(item: ListItem, levels: number, tooDeep: List[]): boolean {
  const [first, second, ...others] = visibleChildren(item)
  if (first === undefined) return true
  if (first.type !== 'paragraph' || others.length > 0) return false
  return second === undefined || (second.type === 'list' && isFlat(second, levels, tooDeep))
}

/** Whether an item holds words and lists of words alone, at most one at each level. */
function isListOfText(item: ListItem): boolean {
  const [first, second, ...others] = visibleChildren(item)
  const nested = first?.type === 'list' ? first : second
  if (first?.type === 'list' ? second !== undefined : others.length > 0) return false
  if (first !== undefined && first.type !== 'list' && first.type !== 'paragraph') return false
  return nested === undefined || (nested.type === 'list' && nested.children.every(isListOfText))
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
