import type {List, ListItem} from 'mdast'

import {contentOf, endOf, isBlank, linesIndented, positionOf, type View} from './lines.ts'
import {continuationOf} from './paragraph.ts'
import type {Block, Reading, ReadInner} from './reading.ts'
import {isRule} from './rule.ts'

/** A mark of an item, with the spaces behind it. Five spaces are one, and code. */
const MARKER = /(?:([-+*])|(\d{1,9})([.)]))( {1,4})(?=[^ \n])/y
/** One with nothing but spaces behind it. */
const EMPTY_MARKER = /(?:([-+*])|(\d{1,9})([.)])) *$/my
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
  /** Whether there is nothing in the line but the mark. */
  isEmpty: boolean
}

/** The mark at the beginning of a line, of an item that begins in that line. */
function markerAt(view: View, line: number): Marker | undefined {
  const from = contentOf(view, line)
  MARKER.lastIndex = from
  EMPTY_MARKER.lastIndex = from
  const full = MARKER.exec(view.source)
  const match = full ?? EMPTY_MARKER.exec(view.source)
  if (!match || isRule(view.source, from, endOf(view, line))) return undefined
  const [all, bullet, number, delimiter] = match
  return {
    sign: bullet ?? delimiter ?? '',
    number: number === undefined ? null : Number(number),
    content: from + all.length,
    isEmpty: !full,
  }
}

/** Reads a list (CommonMark 5.3) whose lines are all indented as far as the words of their item. */
export function readList(reading: Reading, view: View, line: number, readInner: ReadInner): Block | undefined {
  const first = markerAt(view, line)
  // micromark ends lists in a footnote elsewhere.
  if (!first || view.isNoted || (first.isEmpty && !mayBeginEmpty(view, line))) return undefined
  const children: ListItem[] = []
  let isSpread = false
  let last = line
  let next = line
  for (let marker: Marker | undefined = first; marker;) {
    const item = marker.isEmpty ? readEmptyItem(view, next) : readItem(reading, view, next, marker, readInner)
    if (!item) return undefined
    children.push(item.node)
    last = item.next - 1
    next = item.next
    while (next < view.end && isBlank(view, next)) next++
    const sibling = siblingAt(view, next, first)
    if (next > item.next && sibling) isSpread = true
    const isBelow = next === item.next && next < view.end && !sibling
    // micromark lets a list in a quotation reach over the empty lines behind it, and to a container right below.
    if (view.isQuoted && (isBelow || next > item.next)) return undefined
    // A line right below that is no item may still be words of this one.
    if (isBelow && !marker.isEmpty && continuationOf(reading, view, next) !== 'block') return undefined
    marker = sibling
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

/** An item, and the number of the line after its last. */
interface Item {
  node: ListItem
  next: number
}

function readItem(
  reading: Reading,
  view: View,
  line: number,
  {content: from}: Marker,
  readInner: ReadInner,
): Item | undefined {
  const start = contentOf(view, line)
  const box = reading.tasks ? boxAt(view.source, from) : NO_BOX
  const inner = box && linesIndented(view, line, from, from - start)
  const content = inner && readInner(inner, box.length)
  if (!content) return undefined
  const node: ListItem = {
    type: 'listItem',
    spread: content.isSpread,
    checked: box.checked,
    children: content.children as ListItem['children'],
    position: positionOf(view, line, start, inner.end - 1),
  }
  return {node, next: inner.end}
}

/** Whether a mark alone begins a list. micromark takes it for words in some containers, and behind indented code. */
function mayBeginEmpty(view: View, line: number): boolean {
  if (view.contents !== view.starts) return false
  return line === 0 || /[^\s]/.test(view.source.charAt(contentOf(view, line - 1)))
}

/** Reads an item that is a mark alone. Undefined when the next line may be its content. */
function readEmptyItem(view: View, line: number): Item | undefined {
  const next = line + 1
  const below = next < view.end ? contentOf(view, next) : 0
  if (next < view.end && !isBlank(view, next) && /[ \t]/.test(view.source.charAt(below))) return undefined
  const position = positionOf(view, line, contentOf(view, line), line)
  return {node: {type: 'listItem', spread: false, checked: null, children: [], position}, next}
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
