import type {PhrasingContent} from 'mdast'

/** What stands before a place, and what after it. */
type Halves = [before: PhrasingContent[], after: PhrasingContent[]]

/**
 * Cuts words in two where their first line ends, in marks as well: a mark around the end of the line is around both its
 * sides. The line end itself is left out.
 *
 * @param nodes - Siblings among words; not changed.
 * @returns All nodes and none when there is but one line.
 */
export function splitAtLineEnd(nodes: readonly PhrasingContent[]): Halves {
  for (const [index, node] of nodes.entries()) {
    const halves = splitNode(node)
    if (!halves) continue
    const [before, after] = halves
    return [
      [...nodes.slice(0, index), ...before],
      [...after, ...nodes.slice(index + 1)],
    ]
  }
  return [[...nodes], []]
}

function splitNode(node: PhrasingContent): Halves | undefined {
  if (node.type === 'break') return [[], []]
  if (node.type === 'text') return splitText(node)
  if (!('children' in node)) return undefined
  const [before, after] = splitAtLineEnd(node.children)
  const isCut = after.length > 0 || before.length < node.children.length
  if (!isCut) return undefined
  return [withChildren(node, before), withChildren(node, after)]
}

function splitText(node: Extract<PhrasingContent, {type: 'text'}>): Halves | undefined {
  const end = node.value.indexOf('\n')
  if (end === -1) return undefined
  return [withValue(node, node.value.slice(0, end)), withValue(node, node.value.slice(end + 1))]
}

function withValue(node: Extract<PhrasingContent, {type: 'text'}>, value: string): PhrasingContent[] {
  return value === '' ? [] : [{...node, value}]
}

function withChildren(node: PhrasingContent, children: PhrasingContent[]): PhrasingContent[] {
  return children.length === 0 ? [] : [{...node, children} as PhrasingContent]
}
