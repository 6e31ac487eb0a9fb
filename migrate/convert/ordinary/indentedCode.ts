import type {Code} from 'mdast'

import {contentOf, endOf, isBlank, positionOf, skipSpaces, type View} from './lines.ts'
import {beginsItem} from './list.ts'
import {isForeign, type Block, type Reading} from './reading.ts'

/** What is taken off every line: four spaces, or a tab with at most three before it. */
const INDENT = /(?: {4}|(?! {4}) {0,3}\t)/y

/**
 * Reads indented code (CommonMark 4.4) with an empty line or nothing after it.
 *
 * @returns Undefined when an empty line in it or after it holds white space, a container makes tabs reach less far, or a line
 *   may begin something else.
 */
export function readIndentedCode(reading: Reading, view: View, line: number): Block | undefined {
  const {source} = view
  const texts: string[] = []
  let next = line
  let blanks = 0
  for (; next < view.end; next++) {
    const from = contentOf(view, next)
    const end = endOf(view, next)
    if (isBlank(view, next)) {
      if (from < end) return undefined
      blanks++
      continue
    }
    INDENT.lastIndex = from
    if (!INDENT.test(source)) break
    if (source.charCodeAt(INDENT.lastIndex - 1) === TAB && view.contents !== view.starts) return undefined
    if (isForeign(reading, source.charCodeAt(skipSpaces(source, INDENT.lastIndex, end)))) return undefined
    for (; blanks > 0; blanks--) texts.push('')
    texts.push(source.slice(INDENT.lastIndex, end))
  }
  if (texts.length === 0 || (next < view.end && blanks === 0)) return undefined
  // micromark takes some items of lists for words there.
  if (next < view.end && beginsItem(source, skipSpaces(source, contentOf(view, next), endOf(view, next))))
    return undefined
  const last = next - blanks - 1
  const node: Code = {
    type: 'code',
    lang: null,
    meta: null,
    value: texts.join('\n'),
    position: positionOf(view, line, contentOf(view, line), last),
  }
  return {node, next: last + 1}
}

const TAB = 9
