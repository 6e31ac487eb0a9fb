import type {RootContent} from 'mdast'

import {mayBeDefinition, readDefinition} from './definition.ts'
import {beginsFence, readFence} from './fence.ts'
import {beginsFootnote, readFootnote} from './footnote.ts'
import {readHeading} from './heading.ts'
import {readHtml} from './htmlBlock.ts'
import {readIndentedCode} from './indentedCode.ts'
import {contentOf, endOf, isBlank, pointIn, positionOf, type View} from './lines.ts'
import {beginsItem, readList} from './list.ts'
import {readParagraph} from './paragraph.ts'
import {readQuote} from './quote.ts'
import {isForeign, type Block, type Content, type Reading, type ReadInner} from './reading.ts'
import {isRule} from './rule.ts'
import {readTable} from './table.ts'

/** Containers in each other that are read here. */
const MAX_DEPTH = 12

/**
 * Reads all blocks of a view.
 *
 * @param depth - How many containers are around it.
 * @param box - Characters of the box of a task that it begins with.
 * @returns Undefined when there is anything in it that is not read here, or that may be something else.
 */
function readBlocks(reading: Reading, view: View, depth: number, box = 0): Content | undefined {
  if (depth > MAX_DEPTH) return undefined
  const children: RootContent[] = []
  let isSpread = false
  let line = view.first
  if (box > 0) {
    const task = readTask(reading, view, box)
    if (!task) return undefined
    children.push(task.node)
    line = task.next
  }
  while (line < view.end) {
    if (isBlank(view, line)) {
      isSpread ||= children.length > 0
      line++
      continue
    }
    const block = readBlock(reading, view, line, depth)
    if (!block) return undefined
    children.push(block.node)
    line = block.next
  }
  return {children, isSpread}
}

/** Reads the paragraph behind the box of a task. */
function readTask(reading: Reading, view: View, box: number): Block | undefined {
  const {first} = view
  const from = contentOf(view, first)
  if (reading.tableHeads.has(first) || isForeign(reading, view.source.charCodeAt(from))) return undefined
  const contents = Array.from(view.contents)
  contents[0] = from + box
  const block = readParagraph(reading, {...view, contents}, first)
  if (block?.node.type !== 'paragraph' || !block.node.position) return undefined
  block.node.position.start = pointIn(view, first, from)
  const noted = reading.notes.words.at(-1)
  if (noted && !reading.skims) noted.task = block.node
  return block
}

/**
 * Reads one block.
 *
 * @param line - A line that is not blank and that no block before goes on in.
 */
export function readBlock(reading: Reading, view: View, line: number, depth: number): Block | undefined {
  const {source} = view
  const readInner: ReadInner = (inner, box) => readBlocks(reading, inner, depth + 1, box)
  const from = contentOf(view, line)
  // It may begin a block of its own kind, which goes on otherwise than words do.
  if (isForeign(reading, source.charCodeAt(from))) return undefined
  if (reading.tableHeads.has(line)) return readTable(reading, view, line)
  switch (source.charAt(from)) {
    case '#':
      return readHeading(reading, view, line)
    case '`':
    case '~':
      return beginsFence(source, from) ? readFence(view, line) : readParagraph(reading, view, line)
    case '>':
      return readQuote(reading, view, line, readInner)
    case '<': {
      const html = readHtml(view, line)
      return html === false ? readParagraph(reading, view, line) : html
    }
    case '-':
    case '*':
    case '_':
    case '+': {
      if (isRule(source, from, endOf(view, line))) {
        return {node: {type: 'thematicBreak', position: positionOf(view, line, from, line)}, next: line + 1}
      }
      return beginsItem(source, from) ? readList(reading, view, line, readInner) : readParagraph(reading, view, line)
    }
    case ' ':
      return mayBeIndented(source, from) ? readParagraph(reading, view, line) : readIndentedCode(reading, view, line)
    case '\t':
      return readIndentedCode(reading, view, line)
    case '[':
      if (reading.footnotes && source.charAt(from + 1) === '^') {
        return beginsFootnote(source, from) ? readFootnote(reading, view, line, readInner) : undefined
      }
      return mayBeDefinition(source, from) ? readDefinition(reading, view, line) : readParagraph(reading, view, line)
    default:
      return beginsItem(source, from) ? readList(reading, view, line, readInner) : readParagraph(reading, view, line)
  }
}

/** A letter behind up to three spaces begins a paragraph. */
const INDENTED = / {1,3}[A-Za-z]/y

function mayBeIndented(source: string, from: number): boolean {
  INDENTED.lastIndex = from
  return INDENTED.test(source)
}
