import type {Definition, Nodes, Root} from 'mdast'

/** What must be known about a whole tree before any of it is converted. */
export interface TreeSurvey {
  /** Link definitions by identifier; the first of a label counts (CommonMark 4.7). */
  definitions: ReadonlyMap<string, Definition>
  /** Definitions whose label was defined before, in source order. */
  repeated: readonly Definition[]
  /** Identifiers of the footnotes. */
  footnotes: ReadonlySet<string>
  /** Levels of the deepest node; 0 for an empty tree. */
  depth: number
}

/**
 * Gathers definitions and measures a tree in one pass, without recursion: the tree may be deeper than the stack.
 *
 * @param tree - A Markdown tree; it is only read.
 */
export function surveyTree(tree: Root): TreeSurvey {
  const definitions = new Map<string, Definition>()
  const repeated: Definition[] = []
  const footnotes = new Set<string>()
  let depth = 0
  const open: {node: Nodes; level: number}[] = [{node: tree, level: 0}]
  for (let next = open.pop(); next; next = open.pop()) {
    const {node, level} = next
    depth = Math.max(depth, level)
    if (node.type === 'definition') {
      if (definitions.has(node.identifier)) repeated.push(node)
      else definitions.set(node.identifier, node)
    }
    if (node.type === 'footnoteDefinition') footnotes.add(node.identifier)
    if ('children' in node) {
      for (let index = node.children.length - 1; index >= 0; index--) {
        const child = node.children[index]
        if (child) open.push({node: child, level: level + 1})
      }
    }
  }
  return {definitions, repeated, footnotes, depth}
}
