import type {Blockquote} from 'mdast'

import {contentOf, isBlank, positionOf, type View} from './lines.ts'
import type {Block, ReadInner} from './reading.ts'

const MARKER = 62
const SPACE = 32

/** Reads a quotation (CommonMark 5.1): lines that all have their mark, with an empty line after them. */
export function readQuote(view: View, line: number, readInner: ReadInner): Block | undefined {
  const {source} = view
  const contents: number[] = []
  let next = line
  while (next < view.end && source.charCodeAt(contentOf(view, next)) === MARKER) {
    const from = contentOf(view, next) + 1
    contents.push(source.charCodeAt(from) === SPACE ? from + 1 : from)
    next++
  }
  if (next < view.end && !isBlank(view, next)) return undefined
  const inner: View = {...view, first: line, end: next, contents, isQuoted: true}
  if (isBlank(inner, line) || isBlank(inner, next - 1)) return undefined
  const content = readInner(inner)
  if (!content) return undefined
  const node: Blockquote = {
    type: 'blockquote',
    children: content.children as Blockquote['children'],
    position: positionOf(view, line, contentOf(view, line), next - 1),
  }
  return {node, next}
}
