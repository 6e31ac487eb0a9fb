/**
 * Walking and rewriting GROQ syntax trees. A node is any object with a `type`; constants inside `Value` nodes are data
 * and are left alone.
 *
 * @module
 */
import type {ExprNode} from 'groq-js'

interface TreeNode {
  type: string
}

function isNode(value: unknown): value is TreeNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

/**
 * Every expression node of a tree, parents before children. Members that are not expressions themselves (object
 * attributes, array elements, select alternatives) are looked into but come out too, so match on `type`.
 */
export function* walkTree(tree: ExprNode): Generator<ExprNode> {
  const pending: TreeNode[] = [tree]
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    yield node as ExprNode
    if (node.type === 'Value') continue
    for (const child of Object.values(node).flat().toReversed()) if (isNode(child)) pending.push(child)
  }
}

/**
 * Rebuilds a tree from the leaves up. Subtrees in which nothing changed are kept as they are, so a rewrite that finds
 * nothing returns the tree it was given.
 *
 * @param rewrite - gets each node with its children already rewritten; returns it, or what stands in its place
 */
export function rewriteTree(tree: ExprNode, rewrite: (node: ExprNode) => ExprNode): ExprNode {
  const rebuild = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      const members = value.map(rebuild)
      return members.some((member, index) => member !== value[index]) ? members : value
    }
    if (!isNode(value)) return value
    if (value.type === 'Value') return rewrite(value as ExprNode)
    const entries = Object.entries(value).map(([key, child]) => [key, rebuild(child), child] as const)
    const changed = entries.some(([, after, before]) => after !== before)
    const node = changed ? Object.fromEntries(entries.map(([key, after]) => [key, after])) : value
    return rewrite(node as unknown as ExprNode)
  }
  return rebuild(tree) as ExprNode
}

/** A node with other nodes right below it; the node itself where nothing changed. */
export function mapChildren(node: ExprNode, map: (child: ExprNode) => ExprNode): ExprNode {
  if (node.type === 'Value') return node
  const mapValue = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      const members = value.map(mapValue)
      return members.some((member, index) => member !== value[index]) ? members : value
    }
    return isNode(value) ? map(value as ExprNode) : value
  }
  const entries = Object.entries(node).map(([key, value]) => [key, mapValue(value), value] as const)
  if (!entries.some(([, after, before]) => after !== before)) return node
  return Object.fromEntries(entries.map(([key, after]) => [key, after])) as unknown as ExprNode
}
