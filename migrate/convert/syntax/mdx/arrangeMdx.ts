import type {Html, Nodes, Root, RootContent} from 'mdast'

import {startsHtml} from '../../html/htmlBlocks.ts'
import {joinHtmlLines, toHtmlLine} from './htmlLine.ts'
import {toHtmlParts} from './toHtmlParts.ts'
import {unwrapComponents} from './unwrapComponents.ts'

type Point = NonNullable<Html['position']>['start']

/** How far the lines of a footnote are indented. */
const FOOTNOTE_INDENT = 4

/**
 * Arranges what MDX has between paragraphs the way CommonMark has it: lines of HTML below each other are one block, an
 * element of HTML that is a paragraph by itself and holds plain words is a block of HTML, and a component that is a
 * paragraph by itself stands around one.
 *
 * @param tree - It is changed.
 * @param source - What its positions refer to.
 */
export function arrangeMdx(tree: Root, source: string): void {
  const open: Nodes[] = [tree]
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'paragraph' || !('children' in node)) continue
    const isItem = node.type === 'listItem'
    const isTask = node.type === 'listItem' && typeof node.checked === 'boolean'
    const children = (node.children as RootContent[]).flatMap((child, index) => {
      // The paragraph of a task has a box before its words.
      if (child.type !== 'paragraph' || (isTask && index === 0)) return child
      // An item that is one paragraph can be an item of a flat list.
      return (isItem ? [child] : unwrapComponents(child)).map((node) => toBlockLine(node, source))
    })
    node.children = joinLines(children, node, source) as typeof node.children
    for (const child of node.children) open.push(child)
  }
}

/** A paragraph that begins with a tag that begins a block of HTML, and holds nothing that HTML does not hold. */
function toBlockLine(node: RootContent, source: string): RootContent {
  const html = toHtml(node, source)
  return html && startsHtml(html.value.split('\n', 1)[0] ?? '') ? html : node
}

/** A line of HTML, or a paragraph that begins with a tag and holds nothing that HTML does not hold. */
function toHtml(node: RootContent, source: string): Html | undefined {
  if (isLine(node)) return node
  if (node.type !== 'paragraph' || node.children[0]?.type !== 'html') return undefined
  const parts = toHtmlParts(node, source)
  return parts && {...toHtmlLine(parts), ...(node.position && {position: node.position})}
}

/** Makes one node of lines of HTML without a blank line between them; what a line begins with counts in the first one only. */
function joinLines(nodes: readonly RootContent[], parent: Nodes, source: string): RootContent[] {
  const joined: RootContent[] = []
  for (const node of nodes) {
    const last = joined.at(-1)
    const html = last && isLine(last) ? toHtml(node, source) : undefined
    const one = last && isLine(last) && html ? joinTwo(last, html, parent) : undefined
    if (one) joined[joined.length - 1] = one
    else joined.push(node)
  }
  return joined
}

function isLine(node: RootContent): node is Html {
  return node.type === 'html' && node.data?.mdxPlaces !== undefined
}

function joinTwo(last: Html, node: Html, parent: Nodes): Html | undefined {
  const [above, below] = [last.position, node.position]
  if (!above || !below || below.start.line - above.end.line > 1) return undefined
  const indent = ' '.repeat(Math.max(0, below.start.column - columnOf(above.start, parent)))
  return joinHtmlLines(last, node, indent)
}

/** The column of a line, as if what is before it were as wide as on the lines after it: behind a label it is not. */
function columnOf({line, column}: Point, {type, position}: Nodes): number {
  const isBesideLabel = type === 'footnoteDefinition' && position?.start.line === line
  return isBesideLabel ? position.start.column + FOOTNOTE_INDENT : column
}
