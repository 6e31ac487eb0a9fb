import type {InlineCode} from 'mdast'

import {pointOf, type Words} from './words.ts'

/**
 * Reads code among words: from a run of back-ticks to the next one of the same length (CommonMark 6.1). A space at both
 * ends is no part of it, unless there is nothing else. In a table, pipes lose the backslash before them.
 *
 * @param start - Index of the first back-tick.
 * @returns Undefined when no such run follows, or a line of the code has white space at its ends.
 */
export function readCode(words: Words, start: number): {node: InlineCode; end: number} | undefined {
  const {text} = words
  const from = skipTicks(text, start)
  const size = from - start
  let to = text.indexOf('`', from)
  let end = skipTicks(text, to)
  while (to !== -1 && end - to !== size) {
    to = text.indexOf('`', end)
    end = skipTicks(text, to)
  }
  if (to === -1) return undefined
  let value = text.slice(from, to)
  if (value.includes('\n') && (words.isIndented || /[ `]\n|^\n|\n$/.test(value))) return undefined
  if (value.startsWith(' ') && value.endsWith(' ') && value.trim() !== '') value = value.slice(1, -1)
  if (words.isCell) value = value.replace(/\\([\\|])/g, (escape, sign) => (sign === '|' ? sign : escape))
  const position = {start: pointOf(words, start), end: pointOf(words, end)}
  return {node: {type: 'inlineCode', value, position}, end}
}

function skipTicks(text: string, from: number): number {
  let at = from
  while (text.charCodeAt(at) === BACK_TICK) at++
  return at
}

const BACK_TICK = 96
