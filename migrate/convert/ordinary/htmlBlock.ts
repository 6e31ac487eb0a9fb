import {htmlBlockNames, htmlRawNames} from 'micromark-util-html-tag-name'

import {contentOf, endOf, isBlank, positionOf, textOf, type View} from './lines.ts'
import type {Block} from './reading.ts'
import {TAG} from './angle.ts'

/** What a tag begins with. */
const NAME = /<\/?([A-Za-z][A-Za-z\d-]*)(?=[ >\n]|\/>|$)/y

const BLOCKS = new Set(htmlBlockNames)
const RAW = new Set(htmlRawNames)

/**
 * Reads a block of HTML (CommonMark 4.6): a comment (kind 2), a tag that begins a block (kind 6), or any other tag that
 * is alone in its line (kind 7), both up to the next empty line.
 *
 * @returns False when words begin there; undefined when that takes more to find out.
 */
export function readHtml(view: View, line: number): Block | false | undefined {
  const {source} = view
  const from = contentOf(view, line)
  if (source.startsWith('<!--', from)) return readComment(view, line)
  NAME.lastIndex = from
  const name = NAME.exec(source)?.[1]?.toLowerCase()
  if (name === undefined) return /^<[a-z]+:\//.test(source.slice(from, from + 20)) ? false : undefined
  if (RAW.has(name)) return undefined
  if (!BLOCKS.has(name)) {
    TAG.lastIndex = from
    if (!TAG.test(source)) return undefined
    if (source.slice(TAG.lastIndex, endOf(view, line)).trim() !== '') return false
  }
  let next = line + 1
  while (next < view.end && !isBlank(view, next)) next++
  return toBlock(view, line, next)
}

/** A comment goes on to the end of the line in which it ends, over empty lines. */
function readComment(view: View, line: number): Block | undefined {
  // Its end may share the two dashes of its beginning.
  let from = contentOf(view, line) + 2
  for (let last = line; last < view.end; last++) {
    const end = view.source.indexOf('-->', from)
    if (end === -1) return undefined
    if (end < endOf(view, last)) return toBlock(view, line, last + 1)
    from = contentOf(view, last + 1)
  }
  return undefined
}

function toBlock(view: View, line: number, next: number): Block {
  const position = positionOf(view, line, contentOf(view, line), next - 1)
  return {node: {type: 'html', value: textOf(view, line, next), position}, next}
}
