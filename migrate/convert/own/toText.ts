import type {Nodes} from 'mdast'

/** The text of nodes as one string: words, code and alternative texts, without marks and line ends of the source. */
export function toText(nodes: readonly Nodes[]): string {
  return nodes.map(textOf).join('')
}

function textOf(node: Nodes): string {
  if ('children' in node) return toText(node.children)
  if (node.type === 'html') return ''
  if (node.type === 'break') return ' '
  if ('value' in node) return node.value.replaceAll('\n', ' ')
  return ('alt' in node && node.alt) || ''
}
