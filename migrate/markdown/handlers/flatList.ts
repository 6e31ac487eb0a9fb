import type {List, ListItem, Paragraph} from 'mdast'

import {isSpan} from '../../../src/portable-text/guards.ts'
import type {Checkbox, TextBlock} from '../../../src/portable-text/types.ts'
import type {MarkdownState} from '../state.ts'

/** Flat list blocks in a row, as they stand in a body. */
export function flatList(state: MarkdownState, blocks: readonly TextBlock[]): List[] {
  const lists: List[] = []
  /** The list that is open at each level, the innermost last. */
  const open: List[] = []
  for (const block of blocks) {
    const ordered = block.listItem === 'number'
    const depth = depthOf(state, block, open.length)
    open.length = Math.min(open.length, depth)
    const current = open[depth - 1]
    const list = current?.ordered === ordered ? current : openList(lists, open, depth, ordered)
    list.children.push(toItem(state, block))
    if (block.loose) list.spread = true
  }
  lists.forEach(spreadItems)
  return lists
}

/**
 * In a loose list the parts of an item are apart as well: that is what makes a list of one item loose. In a tight one, a
 * list inside that began with an empty item would be the underline of a heading.
 */
function spreadItems(list: List): void {
  for (const item of list.children) {
    item.spread = list.spread === true
    for (const child of item.children) {
      if (child.type !== 'list') continue
      const first = child.children[0]
      if (!item.spread && first?.children.length === 0) first.children.push(emptyParagraph())
      spreadItems(child)
    }
  }
}

function emptyParagraph(): Paragraph {
  return {type: 'paragraph', children: []}
}

/** The level of an item, from 1; an item deeper than the one above it allows hangs from that. */
function depthOf(state: MarkdownState, block: TextBlock, openLevels: number): number {
  const level = Math.max(1, block.level ?? 1)
  if (level <= openLevels + 1) return level
  state.report(
    'markdown/list-item',
    block,
    `Found a list item of level ${level} below one of level ${openLevels}; it stands one level deeper than that.`,
  )
  return openLevels + 1
}

function openList(lists: List[], open: List[], depth: number, ordered: boolean): List {
  const list: List = {type: 'list', ordered, spread: false, children: []}
  const parent = open[depth - 2]?.children.at(-1)
  if (!parent) lists.push(list)
  else if (parent.children.length > 0) parent.children.push(list)
  else parent.children.push(emptyParagraph(), list)
  open[depth - 1] = list
  return list
}

function toItem(state: MarkdownState, block: TextBlock): ListItem {
  const box = leadingCheckbox(block)
  const words = box ? block.children.filter((child) => child !== box) : block.children
  const item: ListItem = {type: 'listItem', spread: false, ...(box && {checked: box.checked}), children: []}
  if (block.style !== undefined && block.style !== 'normal') {
    state.report(
      'markdown/list-item',
      block,
      `Found a list item of style ${block.style}; it is written as a list item that holds such a block.`,
    )
    return {...item, children: state.block({...block, children: words}) as ListItem['children']}
  }
  const children = state.phrasing(block, 'paragraph', words)
  const isParagraph = children.length > 0 || box !== undefined || block.loose === true
  return isParagraph ? {...item, children: [{type: 'paragraph', children}]} : item
}

/** The box at the start of a block, which belongs to its item. */
function leadingCheckbox(block: TextBlock): Checkbox | undefined {
  const first = block.children.find((child) => !isSpan(child) || child.text !== '')
  return first && !isSpan(first) && first._type === 'checkbox' ? first : undefined
}
