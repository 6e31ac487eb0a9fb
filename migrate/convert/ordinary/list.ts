import type {List, ListItem} from 'mdast'

import {contentOf, endOf, isBlank, positionOf, skipSpaces, type View} from './lines.ts'
import type {Block, Reading, ReadInner} from './reading.ts'
import {isRule} from './rule.ts'

/** A mark of an item, with the spaces behind it. Five spaces are one, and code. */
const MARKER = /(?:([-+*])|(\d{1,9})([.)]))( {1,4})(?=[^ \n])/y
/** The box of a task, which an extension reads. */
const TASK = /\[[\sxX]/y

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
 * Reads a list (CommonMark 5.3) whose lines are all indented as far as the words of their item. Tasks, and items whose
 * first line is empty, are left out.
 */
export function readList(reading: Reading, view: View, line: number, readInner: ReadInner): Block | undefined {
  const first = markerAt(view, line)
  if (!first) return undefined
  const children: ListItem[] = []
  let isSpread = false
  let last = line
  let next = line
  for (let marker: Marker | undefined = first; marker; marker = siblingAt(view, next, first)) {
    const inner = contentOfItem(view, next, marker.content)
    if (!inner || (reading.tasks && isTask(view.source, marker.content))) return undefined
    const content = readInner(inner)
    if (!content) return undefined
    children.push({
      type: 'listItem',
      spread: content.isSpread,
      checked: null,
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

/** The mark of the next item of a list. */
function siblingAt(view: View, line: number, first: Marker): Marker | undefined {
  const marker = line < view.end ? markerAt(view, line) : undefined
  return marker?.sign === first.sign ? marker : undefined
}

/** The lines of an item: those that are indented up to its words, and empty ones between them. */
function contentOfItem(view: View, line: number, content: number): View | undefined {
  const {source} = view
  const indent = content - contentOf(view, line)
  const contents = [content]
  let end = line + 1
  for (let next = end; next < view.end; next++) {
    const from = contentOf(view, next)
    const to = endOf(view, next)
    const words = skipSpaces(source, from, to)
    // An empty line with a tab in it: how far the tab reaches is for micromark to say.
    if (words < to && isBlank(view, next)) return undefined
    if (words < to && words - from < indent) {
      // Less indented than the words, and more than the mark.
      if (words > from || source.charCodeAt(words) === TAB) return undefined
      break
    }
    contents.push(Math.min(from + indent, to))
    if (words < to) end = next + 1
  }
  return {...view, first: line, end, contents}
}

function isTask(source: string, from: number): boolean {
  TASK.lastIndex = from
  return TASK.test(source)
}

const TAB = 9
