import type {RootContent} from 'mdast'

import {contentOf, type View} from './lines.ts'
import {isForeign, type Reading} from './reading.ts'

/** What begins a line of words for sure, and no block. */
const WORDS = /[\p{L}"'(]|\d+[^\d.)]|\*{1,2}\p{L}|`(?!``)/uy

/**
 * Whether a line without the mark of the container around it goes on with the paragraph before it, if there is one
 * (CommonMark 5.1, laziness). False also where that depends on more than is looked at here.
 */
export function mayBeLazy(reading: Reading, view: View, line: number): boolean {
  const from = contentOf(view, line)
  if (reading.tableHeads.has(line) || isForeign(reading, view.source.charCodeAt(from))) return false
  WORDS.lastIndex = from
  return WORDS.test(view.source)
}

/**
 * Whether lines are in paragraphs, and none of them is the first of one.
 *
 * @param lines - Numbers of lines from 0, ascending.
 */
export function areInParagraphs(nodes: readonly RootContent[], lines: readonly number[]): boolean {
  let at = 0
  const visit = (node: RootContent): void => {
    if (node.type === 'paragraph' && node.position) {
      const {start, end} = node.position
      // Places count lines from 1.
      for (let line = lines[at]; line !== undefined && line >= start.line && line < end.line; line = lines[at]) at++
    } else if (node.type === 'blockquote' || node.type === 'list' || node.type === 'listItem') {
      node.children.forEach(visit)
    }
  }
  nodes.forEach(visit)
  return at === lines.length
}
