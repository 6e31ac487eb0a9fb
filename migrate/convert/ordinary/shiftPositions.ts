import type {Nodes, Root} from 'mdast'

/** Makes positions in a part of a text positions in the whole. Without recursion: the tree may be deeper than the stack. */
export function shiftPositions(tree: Root, lines: number, offset: number): void {
  if (offset === 0) return
  const open: Nodes[] = [tree]
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.position) {
      for (const point of [node.position.start, node.position.end]) {
        point.line += lines
        if (point.offset !== undefined) point.offset += offset
      }
    }
    if ('children' in node) for (const child of node.children) open.push(child)
  }
}
