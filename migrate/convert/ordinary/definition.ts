import type {Definition} from 'mdast'
import {decodeString} from 'micromark-util-decode-string'
import {normalizeIdentifier} from 'micromark-util-normalize-identifier'

import {contentOf, endOf, isBlank, pointIn, type View} from './lines.ts'
import type {Block, Reading} from './reading.ts'
import {DESTINATION, toResource} from './resource.ts'

/** What a definition begins with; that of a footnote does as well. */
const BEGINNING = /\[(?:[^[\]\\]|\\[^])*\]:/y
/** A label and an address in one line. A label has at most 999 characters. */
const LABEL = /\[(?!\^)([^[\]\\\n]{1,999})\]: */y
const TITLE = / +(?:"[^"\\\n]*"|'[^'\\\n]*'|\([^()\\\n]*\))(?=\n|$)/y

/** Whether a definition begins at an offset, be it such as is read here or not. */
export function mayBeDefinition(source: string, from: number): boolean {
  BEGINNING.lastIndex = from
  return BEGINNING.test(source)
}

/** Reads a link definition (CommonMark 4.7) of one line, with an empty line or another definition after it. */
export function readDefinition(reading: Reading, view: View, line: number): Block | undefined {
  const {source} = view
  const from = contentOf(view, line)
  const end = endOf(view, line)
  LABEL.lastIndex = from
  const label = LABEL.exec(source)?.[1]
  if (label === undefined || label.trim() === '') return undefined
  DESTINATION.lastIndex = LABEL.lastIndex
  const [destination] = DESTINATION.exec(source) ?? []
  if (destination === undefined) return undefined
  TITLE.lastIndex = DESTINATION.lastIndex
  const [title] = TITLE.exec(source) ?? []
  if (DESTINATION.lastIndex + (title?.length ?? 0) !== end) return undefined
  // A title may stand in the next line; and what a line of dashes makes a heading of begins here, to micromark.
  const next = line + 1
  if (next < view.end && !isBlank(view, next) && !mayBeDefinition(source, contentOf(view, next))) return undefined
  const identifier = normalizeIdentifier(label)
  reading.notes.labels.push(identifier)
  const node: Definition = {
    type: 'definition',
    identifier: identifier.toLowerCase(),
    label: decodeString(label),
    ...toResource(destination, title),
    position: {start: pointIn(view, line, from), end: pointIn(view, line, end)},
  }
  return {node, next}
}
