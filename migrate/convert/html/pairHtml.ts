import type {PhrasingContent} from 'mdast'

import type {HtmlElement} from './htmlElement.ts'
import {opensElement} from '../../../src/html/parseTag.ts'
import {isTagNode, readElementTag, type ElementTag, type TagNode} from './elementTag.ts'

/** Elements nested deeper than this stay single tags, so that no input can exhaust the stack. */
const MAX_NESTING = 100

/** An opening tag that may still find its closing one. */
interface OpenTag {
  tag: ElementTag
  node: TagNode
  /** The siblings since the tag. */
  children: PhrasingContent[]
}

/**
 * Markdown has no elements, only tags. This joins an opening tag, its closing tag and all between them to one
 * {@link HtmlElement}; tags without a partner among the siblings stay what they are.
 *
 * @param nodes - Siblings among words; not changed.
 * @returns The siblings with elements; the same array when there are no two tags.
 */
export function pairHtml(nodes: readonly PhrasingContent[]): readonly PhrasingContent[] {
  if (nodes.filter(isTagNode).length < 2) return nodes
  const root: PhrasingContent[] = []
  const open: OpenTag[] = []
  const waiting = new Map<string, number>()
  const countOpen = (name: string, step: 1 | -1) => waiting.set(name, (waiting.get(name) ?? 0) + step)
  const siblings = () => open.at(-1)?.children ?? root

  /** Gives up on the innermost opening tag: it and all since become siblings of what stands before it. */
  const giveUp = () => {
    const last = open.pop()
    if (!last) return
    countOpen(last.tag.name, -1)
    const target = siblings()
    target.push(last.node)
    for (const child of last.children) target.push(child)
  }

  for (const node of nodes) {
    const tag = isTagNode(node) ? readElementTag(node) : undefined
    if (!isTagNode(node) || !tag) {
      siblings().push(node)
    } else if (opensElement(tag) && open.length < MAX_NESTING) {
      open.push({tag, node, children: []})
      countOpen(tag.name, 1)
    } else if (tag.kind === 'close' && (waiting.get(tag.name) ?? 0) > 0) {
      while (open.at(-1)?.tag.name !== tag.name) giveUp()
      const partner = open.pop()
      countOpen(tag.name, -1)
      if (partner) siblings().push(toElement(partner, node))
    } else {
      siblings().push(node)
    }
  }
  while (open.length > 0) giveUp()
  return root
}

function toElement({tag, node, children}: OpenTag, close: TagNode): HtmlElement {
  const {position} = node
  return {type: 'htmlElement', tag, open: node, close, children, ...(position && {position})}
}
