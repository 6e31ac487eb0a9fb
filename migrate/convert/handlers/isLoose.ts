import type {List, ListItem, Nodes} from 'mdast'

/** Whether a list has empty lines between its items or right inside one: then its texts are paragraphs (CommonMark 5.3). */
export function isLoose(node: List): boolean {
  if (node.spread !== true && !node.children.some(isSpread)) return false
  // The parser also says so of a tight list in a quotation, for the empty line before a list of another kind.
  return node.children.some((item, index) => hasSpace(item) || standsApart(item, node.children[index + 1]))
}

function isSpread({spread}: ListItem): boolean {
  return spread === true
}

function hasSpace(item: ListItem): boolean {
  return isSpread(item) && item.children.length !== 1
}

/** Whether there is an empty line between two items, which is believed of those that a plugin made up. */
function standsApart(item: ListItem, next: ListItem | undefined): boolean {
  const end = lastLine(item)
  if (end === undefined || !next) return end === undefined
  return !next.position || next.position.start.line - end > 1
}

/** In a footnote the end of an item is the beginning of the next one: what it holds ends where it should. */
function lastLine(item: ListItem): number | undefined {
  let last: Nodes = item
  for (let child: Nodes | undefined = last; child; child = 'children' in last ? last.children.at(-1) : undefined) {
    last = child
  }
  return last.position?.end.line
}
