import type {Code} from 'mdast'
import {decodeString} from 'micromark-util-decode-string'

import {contentOf, endOf, positionOf, skipSpaces, textOf, type View} from './lines.ts'
import type {Block} from './reading.ts'

const OPENING = /(`{3,}|~{3,}) *(?:([^\s`]+)(?: +([^\s`][^\n`\t]*))?)? *$/my
const MAX_INDENT = 3

/** What begins fenced code of any kind. */
const FENCE = /`{3,}[^`\n]*$|~{3,}/my

/** Whether fenced code begins at an offset, be it such as is read here or not. */
export function beginsFence(source: string, from: number): boolean {
  FENCE.lastIndex = from
  return FENCE.test(source)
}

/**
 * Reads fenced code (CommonMark 4.5).
 *
 * @returns Undefined when the line begins none, or nothing ends it.
 */
export function readFence(view: View, line: number): Block | undefined {
  const {source} = view
  const from = contentOf(view, line)
  OPENING.lastIndex = from
  const [, fence, lang, meta] = OPENING.exec(source) ?? []
  if (fence === undefined) return undefined
  const last = findClosing(view, line + 1, fence)
  if (last === undefined) return undefined
  const node: Code = {
    type: 'code',
    lang: lang === undefined ? null : decodeString(lang),
    meta: meta === undefined ? null : decodeString(meta),
    value: textOf(view, line + 1, last),
    position: positionOf(view, line, from, last),
  }
  return {node, next: last + 1}
}

/** The first line that is a fence of the same sign, at least as long, and nothing else. */
function findClosing(view: View, first: number, fence: string): number | undefined {
  const {source} = view
  const marker = fence.charCodeAt(0)
  for (let line = first; line < view.end; line++) {
    const start = contentOf(view, line)
    const end = endOf(view, line)
    const from = skipSpaces(source, start, end)
    let to = from
    while (to < end && source.charCodeAt(to) === marker) to++
    if (to - from >= fence.length && from - start <= MAX_INDENT && skipSpaces(source, to, end) === end) return line
  }
  return undefined
}
