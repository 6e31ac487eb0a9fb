import type {Blockquote} from 'mdast'

import {areInParagraphs, mayBeLazy} from './lazy.ts'
import {contentOf, isBlank, positionOf, type View} from './lines.ts'
import type {Block, Reading, ReadInner} from './reading.ts'

const MARKER = 62
const SPACE = 32
const TAB = 9

/** Reads a quotation (CommonMark 5.1): lines up to an empty one, which have its mark or go on with words without it. */
export function readQuote(reading: Reading, view: View, line: number, readInner: ReadInner): Block | undefined {
  const {source} = view
  if (isEmptyLine(view, line)) return readEmptyQuote(view, line)
  const contents: number[] = []
  const lazy: number[] = []
  let next = line
  for (; next < view.end && !isBlank(view, next); next++) {
    const from = contentOf(view, next)
    if (source.charCodeAt(from) === MARKER) {
      // A tab is the space behind the mark, and more spaces that are part of code.
      if (source.charCodeAt(from + 1) === TAB) return undefined
      contents.push(source.charCodeAt(from + 1) === SPACE ? from + 2 : from + 1)
    } else if (mayBeLazy(reading, view, next)) {
      contents.push(from)
      lazy.push(next)
    } else {
      return undefined
    }
  }
  const inner: View = {...view, first: line, end: next, contents, isQuoted: true}
  if (isBlank(inner, next - 1)) return undefined
  const content = readInner(inner)
  if (!content || !areInParagraphs(content.children, lazy)) return undefined
  const node: Blockquote = {
    type: 'blockquote',
    children: content.children as Blockquote['children'],
    position: positionOf(view, line, contentOf(view, line), next - 1),
  }
  return {node, next}
}

/**
 * Reads a quotation of marks alone: no line without one goes on with it. Undefined where one with words may, or where micromark
 * lets an indent mean something else.
 */
function readEmptyQuote(view: View, line: number): Block | undefined {
  let next = line + 1
  while (next < view.end && isEmptyLine(view, next)) next++
  const isEnd = next === view.end || isBlank(view, next) || !/[ \t>]/.test(view.source.charAt(contentOf(view, next)))
  if (view.contents !== view.starts || !isEnd) return undefined
  const position = positionOf(view, line, contentOf(view, line), next - 1)
  return {node: {type: 'blockquote', children: [], position}, next}
}

/** A mark with nothing but spaces behind it. */
const EMPTY = /> *$/my

/** Whether there is nothing in a line but the mark of a quotation. */
function isEmptyLine(view: View, line: number): boolean {
  EMPTY.lastIndex = contentOf(view, line)
  return EMPTY.test(view.source)
}
