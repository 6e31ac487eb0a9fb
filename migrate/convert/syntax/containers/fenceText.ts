import type {Paragraph, RootContent} from 'mdast'

import type {ContainerFence} from './fenceSyntax.ts'

/** Paragraphs that a line without a partner has become part of. */
const joined = new WeakSet<Paragraph>()

/**
 * Appends a line that opens and closes nothing, as text: of the paragraph right before it, as any other line would be.
 *
 * @param nodes - Is changed.
 */
export function appendLine(nodes: RootContent[], {source, position}: ContainerFence): void {
  const place = position && {position}
  const line: Paragraph = {type: 'paragraph', children: [{type: 'text', value: source, ...place}], ...place}
  joined.add(line)
  appendNode(nodes, line)
}

/**
 * Appends a node; a paragraph right after such a line goes on with it.
 *
 * @param nodes - Is changed.
 */
export function appendNode(nodes: RootContent[], node: RootContent): void {
  const last = nodes.at(-1)
  if (last?.type !== 'paragraph' || node.type !== 'paragraph' || !isOneParagraph(last, node)) {
    nodes.push(node)
    return
  }
  last.children.push({type: 'text', value: '\n'}, ...node.children)
  if (last.position && node.position) last.position = {start: last.position.start, end: node.position.end}
  joined.add(last)
}

function isOneParagraph(last: Paragraph, next: Paragraph): boolean {
  if (!joined.has(last) && !joined.has(next)) return false
  return last.position?.end.line === (next.position?.start.line ?? Number.NaN) - 1
}
