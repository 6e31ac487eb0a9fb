import type {List} from 'mdast'

/** Whether a list has empty lines between its items or right inside one: then its texts are paragraphs (CommonMark 5.3). */
export function isLoose(node: List): boolean {
  return node.spread === true || node.children.some((item) => item.spread === true)
}
