import type {List as ListNode, ListItem as ListItemNode, RootContent} from 'mdast'

import type {List, ListItem} from '../../../src/portable-text/types.ts'
import type {MarkdownState} from '../state.ts'

/** Largest number of a list item (CommonMark 5.2: nine digits). */
export const LARGEST_NUMBER = 999_999_999

/** A list with whatever its items hold. */
export function list(state: MarkdownState, list: List): RootContent[] {
  const items = list.items.map((item) => toItem(state, list, item))
  const node: ListNode = {
    type: 'list',
    ordered: list.kind === 'number',
    ...(list.kind === 'number' && {start: startOf(state, list)}),
    spread: list.loose === true,
    children: items,
  }
  return [node]
}

function startOf(state: MarkdownState, list: List): number {
  const start = list.start ?? 1
  if (Number.isInteger(start) && start >= 0 && start <= LARGEST_NUMBER) return start
  state.report(
    'markdown/list-start',
    list,
    `Found a list that starts at ${start}; Markdown numbers items from 0 to ${LARGEST_NUMBER}, so it starts at 1.`,
  )
  return 1
}

/** A task item needs a paragraph for its box to stand in. */
function toItem(state: MarkdownState, list: List, {checked, content}: ListItem): ListItemNode {
  const nodes = state.flow(content)
  if (typeof checked === 'boolean' && nodes[0]?.type !== 'paragraph') {
    state.report(
      'markdown/checkbox',
      list,
      'Found a task that does not begin with a paragraph; an empty one was put before it.',
    )
    nodes.unshift({type: 'paragraph', children: []})
  }
  return {
    type: 'listItem',
    ...(typeof checked === 'boolean' && {checked}),
    spread: list.loose === true,
    children: nodes as ListItemNode['children'],
  }
}
