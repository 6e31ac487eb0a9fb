import type {Blockquote} from 'mdast'

import {areInParagraphs, mayBeLazy} from './lazy.ts'
import {contentOf, isBlank, positionOf, type View} from './lines.ts'
import type {Block, Reading, ReadInner} from './reading.ts'

const MARKER = 62
const SPACE = 32

/** Reads a quotation (CommonMark 5.1): lines up to an empty one, which have its mark or go on with words without it. */
export function readQuote(reading: Reading, view: View, line: number, readInner: ReadInner): Block | undefined {
  const {source} = view
  const contents: number[] = []
  const lazy: number[] = []
  let next = line
  for (; next < view.end && !isBlank(view, next); next++) {
    const from = contentOf(view, next)
    if (source.charCodeAt(from) === MARKER) {
      contents.push(source.charCodeAt(from + 1) === SPACE ? from + 2 : from + 1)
    } else if (mayBeLazy(reading, view, next)) {
      contents.push(from)
      lazy.push(next)
    } else {
      return undefined
    }
  }
  const inner: View = {...view, first: line, end: next, contents, isQuoted: true}
  if (isBlank(inner, line) || isBlank(inner, next - 1)) return undefined
  const content = readInner(inner)
  if (!content || !areInParagraphs(content.children, lazy)) return undefined
  const node: Blockquote = {
    type: 'blockquote',
    children: content.children as Blockquote['children'],
    position: positionOf(view, line, contentOf(view, line), next - 1),
  }
  return {node, next}
}
