import type {Definition, Nodes, RootContent} from 'mdast'

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

/** Gathers what must be known of a tree that comes in parts. */
export interface Surveyor {
  /** Adds what comes next in the root of the tree; it is only read. */
  add(nodes: readonly RootContent[]): void
  /** What is known of all that was added. */
  survey(): TreeSurvey
}

/** Gathers definitions and measures a tree in one pass, without recursion: the tree may be deeper than the stack. */
export function createSurveyor(): Surveyor {
  const definitions = new Map<string, Definition>()
  const repeated: Definition[] = []
  const footnotes = new Set<string>()
  let depth = 0
  const open: {node: Nodes; level: number}[] = []
  const openAll = (nodes: readonly Nodes[], level: number): void => {
    for (let index = nodes.length - 1; index >= 0; index--) {
      const node = nodes[index]
      if (node) open.push({node, level})
    }
  }
  return {
    add(nodes) {
      openAll(nodes, 1)
      for (let next = open.pop(); next; next = open.pop()) {
        const {node, level} = next
        depth = Math.max(depth, level)
        if (node.type === 'definition') {
          if (definitions.has(node.identifier)) repeated.push(node)
          else definitions.set(node.identifier, node)
        }
        if (node.type === 'footnoteDefinition') footnotes.add(node.identifier)
        if ('children' in node) openAll(node.children, level + 1)
      }
    },
    survey: () => ({definitions, repeated, footnotes, depth}),
  }
}

/**
 * Surveys a tree that is there as a whole.
 *
 * @param nodes - What is in its root.
 */
export function surveyTree(nodes: readonly RootContent[]): TreeSurvey {
  const surveyor = createSurveyor()
  surveyor.add(nodes)
  return surveyor.survey()
}
