import type {List, Nodes, Root, RootContent} from 'mdast'
import type {ContainerDirective} from 'mdast-util-directive'

import type {ContainerFence} from './fenceSyntax.ts'
import {appendLine, appendNode} from './fenceText.ts'

/** Containers that can be open in each other; of more, the outer ones stay text. The Content Lake stores fewer. */
const MAX_OPEN = 16

/** What a fence can stand in. */
const HOLDS_BLOCKS: ReadonlySet<Nodes['type']> = new Set<Nodes['type']>([
  'blockquote',
  'containerDirective',
  'footnoteDefinition',
  'list',
  'listItem',
])

interface Open {
  fence: ContainerFence
  children: RootContent[]
}

/**
 * Makes containers of lines that open and close one and have the same parent. A line closes the innermost container that
 * was opened by as many colons, else the innermost by fewer. A line at the end of a list, indented as what its last item
 * holds, closes a container around the list: formatters write it so. A line without a partner is text, as it is without
 * containers.
 *
 * @param tree - Is changed.
 */
export function pairFences(tree: Root): void {
  const parents: Nodes[] = [tree]
  for (let parent = parents.pop(); parent; parent = parents.pop()) {
    if (!('children' in parent)) continue
    const children: RootContent[] = parent.children
    if (children.some(isFence)) {
      parent.children = pairChildren(children) as typeof parent.children
      if (parent.type === 'listItem') parent.spread = hasGap(parent.children)
    }
    for (const child of parent.children) if (HOLDS_BLOCKS.has(child.type)) parents.push(child)
  }
}

function pairChildren(children: readonly RootContent[]): RootContent[] {
  const paired: RootContent[] = []
  const open: Open[] = []
  for (const child of children) {
    const end = open.length > 0 && child.type === 'list' ? takeEnd(child) : undefined
    for (const node of end ? [child, end] : [child]) {
      const within = open.at(-1)?.children ?? paired
      if (!isFence(node)) {
        appendNode(within, node)
      } else if (node.fence.name !== undefined) {
        open.push({fence: node, children: []})
        if (open.length > MAX_OPEN) leave(open.shift(), paired)
      } else {
        const index = findOpen(open, node.fence.colons)
        if (index === -1) appendLine(within, node)
        else close(open, index, node, paired)
      }
    }
  }
  while (open.length > 0) leave(open.shift(), paired)
  return paired
}

/** Takes a closing line without a partner off the end of a list, where it is not all that an item holds. */
function takeEnd(list: List): ContainerFence | undefined {
  const item = list.children.at(-1)
  const last = item?.children.at(-1) as RootContent | undefined
  if (!item || !last) return undefined
  const isAlone = item.children.length > 1 && item.children.filter(isFence).length === 1
  const isEnd = isFence(last) && last.fence.name === undefined && isAlone
  const end = isEnd ? last : last.type === 'list' ? takeEnd(last) : undefined
  if (!end) return undefined
  if (isEnd) {
    item.children.pop()
    item.spread = hasGap(item.children)
  }
  const place = item.children.at(-1)?.position?.end ?? item.position?.start
  for (const node of [item, list]) if (node.position && place) node.position.end = place
  return end
}

/** The place of the container that a number of colons closes; -1 when it closes none. */
function findOpen(open: readonly Open[], colons: number): number {
  const equal = open.findLastIndex(({fence}) => fence.fence.colons === colons)
  return equal === -1 ? open.findLastIndex(({fence}) => fence.fence.colons < colons) : equal
}

/** Closes one container; those that are open in it have no end, and stay text. */
function close(open: Open[], index: number, end: ContainerFence, paired: RootContent[]): void {
  const [closed, ...unended] = open.splice(index)
  if (!closed) return
  for (const inner of unended) leave(inner, closed.children)
  const within = open.at(-1)?.children ?? paired
  within.push(toContainer(closed, end))
}

/** Makes text of a line that opens something, with what stands after it. */
function leave(left: Open | undefined, within: RootContent[]): void {
  if (!left) return
  appendLine(within, left.fence)
  for (const child of left.children) appendNode(within, child)
}

function toContainer({fence: node, children}: Open, end: ContainerFence): ContainerDirective {
  const {name = '', attributes} = node.fence
  return {
    type: 'containerDirective',
    name,
    attributes: {...attributes},
    children: [...node.children, ...(children as ContainerDirective['children'])],
    ...(node.position && end.position && {position: {start: node.position.start, end: end.position.end}}),
  }
}

/** Whether an empty line stands between two siblings. */
function hasGap(nodes: readonly Nodes[]): boolean {
  return nodes.some(({position}, index) => {
    const next = nodes[index + 1]?.position
    return position !== undefined && next !== undefined && next.start.line - position.end.line > 1
  })
}

function isFence(node: Nodes): node is ContainerFence {
  return node.type === 'containerFence'
}
