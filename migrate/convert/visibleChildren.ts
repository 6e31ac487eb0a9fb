import type {Parents, RootContent} from 'mdast'

/** The children of a node that a reader sees something of: link definitions stand where they like and show nothing. */
export function visibleChildren(node: Parents): RootContent[] {
  return node.children.filter((child) => child.type !== 'definition')
}
