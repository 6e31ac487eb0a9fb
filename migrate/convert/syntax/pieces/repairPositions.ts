import type {Nodes, Root} from 'mdast'

/**
 * Makes lines and columns of a tree those of a text, by the offsets.
 *
 * @param tree - The tree, which is changed.
 * @param source - The text, with `\n` at the end of lines.
 */
export function repairPositions(tree: Root, source: string): void {
  const lineStarts = [0]
  for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) lineStarts.push(at + 1)
  const open: Nodes[] = [tree]
  for (let node = open.pop(); node; node = open.pop()) {
    for (const point of node.position ? [node.position.start, node.position.end] : []) {
      const line = lineOf(lineStarts, point.offset ?? 0)
      point.line = line + 1
      point.column = (point.offset ?? 0) - (lineStarts[line] ?? 0) + 1
    }
    if ('children' in node) for (const child of node.children) open.push(child)
  }
}

/** The index of the last line that starts at or before an offset. */
function lineOf(lineStarts: readonly number[], offset: number): number {
  let low = 0
  let high = lineStarts.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((lineStarts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}
