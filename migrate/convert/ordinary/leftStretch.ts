import type {Root, RootContent} from 'mdast'
import {htmlRawNames} from 'micromark-util-html-tag-name'
import type {Extension} from 'micromark-util-types'

import {NO_DEFINITIONS, shareDefinitions, type Definitions} from '../syntax/shareDefinitions.ts'
import type {View} from './lines.ts'
import {shiftPositions} from './shiftPositions.ts'
import {nextCut, type Stretch, type VisitBlocks} from './stretches.ts'

/** Parses a text with micromark, with more extensions of the syntax. */
export type Parse = (source: string, syntax: readonly Extension[]) => Root

/** A stretch that micromark reads. */
export interface LeftStretch extends Stretch {
  /** What it defines, and what it is by itself; absent while that is not known. */
  alone?: {tree?: Root; definitions: Definitions}
}

/** Reads what is left to micromark. */
export interface LeftReader {
  /** Makes a stretch longer until nothing is open at its end, and finds out what it defines. */
  close(stretch: Stretch): LeftStretch
  /** The blocks of a stretch. */
  read(stretch: LeftStretch, definitions: Definitions): RootContent[]
  /** The Markdown of a stretch. */
  sourceOf(stretch: Stretch): string
}

/**
 * What can go on after an empty line and an unindented one: fences of code and containers, and the kinds of HTML that end with
 * a sign of their own (CommonMark 4.6), in any containers.
 */
const MAY_STAY_OPEN = new RegExp(
  String.raw`^(?:[ \t>\-+*\d.)]|\[\^[^\]\n]*\]:)*(?:\`{3}|~~~|:::|<(?:[!?]|${htmlRawNames.join('|')}))`,
  'im',
)

/**
 * @param view - The whole text.
 * @param visit - Takes the blocks of each stretch that may define something. With it they are not kept.
 */
export function createLeftReader(view: View, parse: Parse, visit: VisitBlocks | undefined): LeftReader {
  const {source, starts} = view
  const mayDefine = source.includes(']:')
  const sourceOf = ({first, end}: Stretch): string => source.slice(starts[first], starts[end] ?? source.length)

  const readAlone = (stretch: Stretch): Stretch & {alone: {tree: Root; definitions: Definitions}} => {
    const shared = shareDefinitions(NO_DEFINITIONS)
    const tree = parse(sourceOf(stretch), mayDefine ? [shared.syntax] : [])
    return {...stretch, alone: {tree, definitions: shared.known()}}
  }
  /** Whether something reaches over the empty lines at the end: it would go on in what follows. */
  const isOpen = (stretch: ReturnType<typeof readAlone>): boolean => {
    const end = stretch.alone.tree.children.at(-1)?.position?.end.offset ?? 0
    return stretch.end < view.end && end > sourceOf(stretch).trimEnd().length
  }

  return {
    sourceOf,
    close(stretch) {
      const text = sourceOf(stretch)
      if (!MAY_STAY_OPEN.test(text) && !text.includes(']:')) return stretch
      let left = readAlone(stretch)
      for (let count = 1; isOpen(left); count *= 2) {
        let {end} = left
        for (let cuts = 0; cuts < count; cuts++) end = nextCut(view, end + 1)
        left = readAlone({first: stretch.first, end})
      }
      if (!visit) return left
      const {tree, definitions} = left.alone
      shiftPositions(tree, left.first, starts[left.first] ?? 0)
      visit(tree.children)
      return {first: left.first, end: left.end, alone: {definitions}}
    },
    read(stretch, definitions) {
      const text = sourceOf(stretch)
      const {alone, first} = stretch
      const isComplete = alone && (!text.includes('[') || isEqualSize(alone.definitions, definitions))
      const tree = (isComplete && alone.tree) || parse(text, mayDefine ? [shareDefinitions(definitions).syntax] : [])
      shiftPositions(tree, first, starts[first] ?? 0)
      return tree.children
    },
  }
}

/** Whether what a stretch defines, of all there is, is all there is. */
function isEqualSize(some: Definitions, all: Definitions): boolean {
  return some.links.length === all.links.length && some.footnotes.length === all.footnotes.length
}
