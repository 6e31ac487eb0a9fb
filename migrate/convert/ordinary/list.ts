import type {List, ListItem} from 'mdast'

import {contentOf, endOf, isBlank, linesIndented, positionOf, type View} from './lines.ts'
import type {Block, Reading, ReadInner} from './reading.ts'
import {isRule} from './rule.ts'

/** A mark of an item, with the spaces behind it. Five spaces are one, and code. */
const MARKER = /(?:([-+*])|(\d{1,9})([.)]))( {1,4})(?=[^ \n])/y
/** What may be the box of a task, and one with words behind it. */
const MAY_BE_TASK = /\[[\sxX]/y
const TASK = /\[([ xX])\] (?=\S)/y

/** What begins an item of any kind. */
const ITEM = /(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/my

/** Whether an item begins at an offset, be it one that is read here or not. */
export function beginsItem(source: string, from: number): boolean {
  ITEM.lastIndex = from
  return ITEM.test(source)
}

/** The mark of a list item (CommonMark 5.2). */
interface Marker {
  /** The sign that all items of a list share. */
  sign: string
  /** The number, of an ordered list. */
  number: number | null
  /** Offset at which the content of the item begins. */
  content: number
}

/** The mark at the beginning of a line, of an item that begins in that line. */
function markerAt(view: View, line: number): Marker | undefined {
  const from = contentOf(view, line)
  MARKER.lastIndex = from
  const match = MARKER.exec(view.source)
  if (!match || isRule(view.source, from, endOf(view, line))) return undefined
  const [all, bullet, number, delimiter] = match
  return {
    sign: bullet ?? delimiter ?? '',
    number: number === undefined ? null : Number(number),
    content: from + all.length,
  }
}

/**
 * Reads a list (CommonMark 5.3) whose lines are all indented as far as the words of their item. Items whose first line
 * is empty are left out.
 */
export function readList(reading: Reading, view: View, line: number, readInner: ReadInner): Block | undefined {
  const first = markerAt(view, line)
  // micromark ends lists in a footnote elsewhere.
  if (!first || view.isNoted) return undefined
  const children: ListItem[] = []
  let isSpread = false
  let last = line
  let next = line
  for (let marker: Marker | undefined = first; marker; marker = siblingAt(view, next, first)) {
    const box = reading.tasks ? boxAt(view.source, marker.content) : NO_BOX
    const inner = box && linesIndented(view, next, marker.content, marker.content - contentOf(view, next))
    const content = inner && readInner(inner, box.length)
    if (!content) return undefined
    children.push({
      type: 'listItem',
      spread: content.isSpread,
      checked: box.checked,
      children: content.children as ListItem['children'],
      position: positionOf(view, next, contentOf(view, next), inner.end - 1),
    })
    last = inner.end - 1
    next = inner.end
    while (next < view.end && isBlank(view, next)) next++
    if (next > inner.end && siblingAt(view, next, first)) isSpread = true
    // micromark lets a list in a quotation reach over the empty lines behind it.
    if (view.isQuoted && next > inner.end) return undefined
    // A line right below that is no item may still be words of this one.
    if (next === inner.end && next < view.end && !siblingAt(view, next, first)) return undefined
  }
  const node: List = {
    type: 'list',
    ordered: first.number !== null,
    start: first.number,
    spread: isSpread,
    children,
    position: positionOf(view, line, contentOf(view, line), last),
  }
  return {node, next: last + 1}
}

/** The box of a task at the beginning of an item, with the space behind it. */
interface Box {
  /** Characters it takes; 0 where there is none. */
  length: number
  checked: boolean | null
}

const NO_BOX: Box = {length: 0, checked: null}

/** Undefined where there may be one that is not read here. */
function boxAt(source: string, from: number): Box | undefined {
  MAY_BE_TASK.lastIndex = from
  if (!MAY_BE_TASK.test(source)) return NO_BOX
  TASK.lastIndex = from
  const [box, mark] = TASK.exec(source) ?? []
  return box === undefined ? undefined : {length: box.length, checked: mark !== ' '}
}

/** The mark of the next item of a list. */
function siblingAt(view: View, line: number, first: Marker): Marker | undefined {
  const marker = line < view.end ? markerAt(view, line) : undefined
  return marker?.sign === first.sign ? marker : undefined
}
