import type {FootnoteDefinition, FootnoteReference} from 'mdast'
import {decodeString} from 'micromark-util-decode-string'
import {normalizeIdentifier} from 'micromark-util-normalize-identifier'

import {contentOf, endOf, isBlank, linesIndented, positionOf, type View} from './lines.ts'
import {beginsItem} from './list.ts'
import type {Block, Reading, ReadInner} from './reading.ts'
import {pointOf, type Words} from './words.ts'

/** What begins a footnote: its label, and spaces. */
const BEGINNING = /\[\^([^[\]\\\t\n ]{1,999})\]: */y
const CALL = /\[\^([^[\]\\\t\n ]{1,999})\]/y
/** Spaces in front of what belongs to a footnote, behind its first line. */
const INDENT = 4

/** Whether a footnote begins at an offset. Labels with a backslash are left out. */
export function beginsFootnote(source: string, from: number): boolean {
  BEGINNING.lastIndex = from
  return BEGINNING.test(source)
}

/**
 * Reads a footnote without lists, whose first line holds words, with all its lines indented or with an empty line before what
 * is not.
 */
export function readFootnote(reading: Reading, view: View, line: number, readInner: ReadInner): Block | undefined {
  const {source} = view
  const from = contentOf(view, line)
  BEGINNING.lastIndex = from
  const label = BEGINNING.exec(source)?.[1]
  const start = BEGINNING.lastIndex
  // How far a tab or another container reaches in this line is for micromark to say.
  if (label === undefined || start >= endOf(view, line) || /[\t>]/.test(source.charAt(start))) return undefined
  if (beginsItem(source, start)) return undefined
  const inner = linesIndented(view, line, start, INDENT)
  if (!inner) return undefined
  const {end} = inner
  // In a quotation it reaches over the line ends behind it; and words right below may be its own.
  if (end < view.end) {
    if (view.isQuoted || view.isNoted || !(isBlank(view, end) || beginsFootnote(source, contentOf(view, end))))
      return undefined
  }
  const identifier = normalizeIdentifier(label)
  reading.notes.footnotes.push(identifier)
  const content = readInner({...inner, isNoted: true})
  if (!content) return undefined
  const node: FootnoteDefinition = {
    type: 'footnoteDefinition',
    identifier: identifier.toLowerCase(),
    label: decodeString(label),
    children: content.children as FootnoteDefinition['children'],
    position: positionOf(view, line, from, end - 1),
  }
  return {node, next: end}
}

/**
 * Reads the call of a footnote.
 *
 * @param start - Index of its bracket.
 * @param footnotes - Labels of all footnotes, normalized.
 * @returns The node, and the index behind it; undefined when it calls none.
 */
export function readCall(
  words: Words,
  start: number,
  footnotes: ReadonlySet<string>,
): {node: FootnoteReference; end: number} | undefined {
  CALL.lastIndex = start
  const label = CALL.exec(words.text)?.[1]
  const identifier = label === undefined ? undefined : normalizeIdentifier(label)
  if (label === undefined || identifier === undefined || !footnotes.has(identifier)) return undefined
  const end = CALL.lastIndex
  const position = {start: pointOf(words, start), end: pointOf(words, end)}
  const node: FootnoteReference = {
    type: 'footnoteReference',
    identifier: identifier.toLowerCase(),
    label: decodeString(label),
    position,
  }
  return {node, end}
}
