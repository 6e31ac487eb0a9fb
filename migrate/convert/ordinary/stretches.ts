import type {RootContent} from 'mdast'

import {NO_DEFINITIONS, type Definitions} from '../syntax/shareDefinitions.ts'
import {isBlank, type View} from './lines.ts'
import {readBlock} from './readBlocks.ts'
import type {Block, Notes, Reading} from './reading.ts'

/** Lines of a text, at whose beginning and end nothing is open. */
export interface Stretch {
  first: number
  /** Number of the line after the last. */
  end: number
}

/** One whose blocks are read here. */
export interface OrdinaryStretch extends Stretch {
  /** Labels of what is defined in it. */
  definitions: Definitions
  /** The blocks, without their words; absent where they are read again. */
  blocks?: {nodes: RootContent[]; notes: Notes}
}

/** Takes blocks as they are found, in source order. Definitions are whole; words may be missing. */
export type VisitBlocks = (nodes: readonly RootContent[]) => void

/** UTF-16 code units of what micromark reads at once, at least: it takes far longer for a long text than for its parts. */
const LONG = 4096

/**
 * Cuts a text into what is read here and what is left to micromark.
 *
 * @param visit - Takes the blocks of each stretch that is read here. With it they are not kept, and have to be read again.
 * @param close - Makes sure that nothing is open where a stretch for micromark ends; it may have to end later.
 */
export function findStretches<Left extends Stretch>(
  reading: Reading,
  view: View,
  visit: VisitBlocks | undefined,
  close: (stretch: Stretch) => Left,
): (OrdinaryStretch | Left)[] {
  const stretches: (OrdinaryStretch | Left)[] = []
  let left: Stretch | undefined
  let line = 0
  const closeLeft = (): void => {
    if (!left) return
    const closed = close(left)
    stretches.push(closed)
    left = undefined
    line = closed.end
  }
  while (line < view.end) {
    if (isBlank(view, line)) {
      line++
      continue
    }
    const first = line
    const ordinary = readOrdinary(reading, view, first)
    if (ordinary) {
      closeLeft()
      // Otherwise what is left to micromark goes on over all of this.
      if (line <= first) {
        visit?.(ordinary.blocks.nodes)
        stretches.push(visit ? without(ordinary) : ordinary)
        line = ordinary.end
      }
    } else {
      line = nextCut(view, first + 1)
      left = {first: left?.first ?? first, end: line}
      if (isLong(view, left)) closeLeft()
    }
  }
  closeLeft()
  return stretches
}

/** Whether a stretch is so long that micromark should read no more at once. */
export function isLong({starts, source}: View, {first, end}: Stretch): boolean {
  return (starts[end] ?? source.length) - (starts[first] ?? 0) > LONG
}

function without({first, end, definitions}: OrdinaryStretch): OrdinaryStretch {
  return {first, end, definitions}
}

/** Reads blocks from a line on to one at which nothing is open. */
export function readOrdinary(reading: Reading, view: View, first: number): Required<OrdinaryStretch> | undefined {
  const notes: Notes = {words: [], labels: [], footnotes: []}
  const noting: Reading = {...reading, notes}
  const nodes: RootContent[] = []
  let line = first
  for (;;) {
    const block = readBlock(noting, view, line, 0)
    if (!block) return undefined
    nodes.push(block.node)
    line = block.next
    while (line < view.end && isBlank(view, line)) line++
    if (line === view.end || !mayGoOn(block, line) || isCut(view, line)) {
      const {labels, footnotes} = notes
      const definitions = labels.length + footnotes.length > 0 ? {links: labels, footnotes} : NO_DEFINITIONS
      return {first, end: line, definitions, blocks: {nodes, notes}}
    }
  }
}

/** Whether what is in a line may belong to the block before it, or change what that is. */
function mayGoOn({node, next}: Block, line: number): boolean {
  return node.type === 'list' || (node.type === 'definition' && line === next)
}

/** A first character with which a line ends all open lists: no white space, no marker of an item. */
const ENDS_LISTS = /[^\s\-+*\d]/

/**
 * Whether a line comes after an empty one, begins in the first column and begins no list item. Whatever stands open before
 * it ends there, except what ends with a mark of its own, like a fence.
 */
function isCut({source, starts, ends}: View, line: number): boolean {
  return ends[line - 1] === starts[line - 1] && ENDS_LISTS.test(source.charAt(starts[line] ?? 0))
}

/** The first line from `from` on where a text can be cut, or the end of the text. */
export function nextCut(view: View, from: number): number {
  let line = from
  while (line < view.end && !isCut(view, line)) line++
  return Math.min(line, view.end)
}
