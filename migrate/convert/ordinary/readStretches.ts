import type {Root, RootContent} from 'mdast'

import type {Definitions} from '../syntax/shareDefinitions.ts'
import {createLeftReader, type LeftStretch, type Parse} from './leftStretch.ts'
import {pointIn, toView} from './lines.ts'
import type {Notes, Reading} from './reading.ts'
import {readWords, type Labels} from './readWords.ts'
import {findStretches, isLong, readOrdinary, type OrdinaryStretch, type Stretch, type VisitBlocks} from './stretches.ts'

/** A text of which the blocks are known. */
export interface StretchedText {
  /**
   * Reads the words: the blocks of the text, some at a time.
   *
   * @throws FarReachingError when micromark has to read the whole text together.
   */
  read(): Iterable<RootContent[]>
  /** The tree of the whole text, or undefined when micromark has to make it. */
  toRoot(): Root | undefined
}

/** What a sign means depends on the whole text, which was not read together. */
export class FarReachingError extends Error {
  override readonly name = 'FarReachingError'
}

/**
 * Reads a text: what is ordinary directly, which is many times faster, and everything else with micromark. First the
 * blocks, since only they tell which definitions there are; then the words.
 *
 * @param source - Normalized Markdown.
 * @param parse - Reads a part of it with micromark.
 * @param visit - Takes all blocks that define something, and others, in source order. With it blocks are read again when it
 *   comes to their words, rather than held until then.
 * @returns What has the tree that micromark makes of the whole text.
 */
export function readStretches(source: string, reading: Reading, parse: Parse, visit?: VisitBlocks): StretchedText {
  const view = toView(source)
  const left = createLeftReader(view, parse, visit)
  const stretches = findStretches({...reading, skims: visit !== undefined}, view, visit, left.close)
  const definitions = definitionsOf(stretches)
  const labels: Labels = {links: new Set(definitions.links), footnotes: new Set(definitions.footnotes)}

  /** Neighbours that are left to micromark are read as one, but for what is read already. */
  function* read(): Generator<RootContent[]> {
    let waiting: Stretch | undefined
    for (const stretch of stretches) {
      const nodes = isOrdinary(stretch) ? readBlocks(stretch) : stretch.alone && readLeft(stretch)
      if (nodes) {
        if (waiting) yield readLeft(waiting)
        yield nodes
        waiting = undefined
      } else {
        waiting = {first: waiting?.first ?? stretch.first, end: stretch.end}
        if (!isLong(view, waiting)) continue
        yield readLeft(waiting)
        waiting = undefined
      }
    }
    if (waiting) yield readLeft(waiting)
  }

  function readBlocks(stretch: OrdinaryStretch): RootContent[] | undefined {
    const blocks = stretch.blocks ?? readOrdinary(reading, view, stretch.first)?.blocks
    return blocks && readNotes(reading, blocks.notes, labels) ? blocks.nodes : undefined
  }

  function readLeft(stretch: LeftStretch): RootContent[] {
    const text = left.sourceOf(stretch)
    if (reading.farReaching.some((sign) => text.includes(sign))) throw new FarReachingError()
    return left.read(stretch, definitions)
  }

  return {
    read,
    toRoot() {
      const children: RootContent[] = []
      try {
        for (const nodes of read()) for (const node of nodes) children.push(node)
      } catch (error) {
        if (error instanceof FarReachingError) return undefined
        throw error
      }
      const end = pointIn(view, view.end - 1, source.length)
      return {type: 'root', children, position: {start: {line: 1, column: 1, offset: 0}, end}}
    },
  }
}

function isOrdinary(stretch: OrdinaryStretch | LeftStretch): stretch is OrdinaryStretch {
  return 'definitions' in stretch
}

function definitionsOf(stretches: readonly (OrdinaryStretch | LeftStretch)[]): Definitions {
  const links = new Set<string>()
  const footnotes = new Set<string>()
  for (const stretch of stretches) {
    const own = isOrdinary(stretch) ? stretch.definitions : stretch.alone?.definitions
    for (const label of own?.links ?? []) links.add(label)
    for (const label of own?.footnotes ?? []) footnotes.add(label)
  }
  return {links: [...links], footnotes: [...footnotes]}
}

/** Reads the words of a stretch. False when there is something in them that is not read here. */
function readNotes(reading: Reading, {words}: Notes, labels: Labels): boolean {
  for (const note of words) {
    const nodes = readWords(reading, note.words, labels)
    if (!nodes) return false
    for (const node of nodes) note.children.push(node)
    if (note.task?.position && nodes[0]?.type === 'text' && nodes[0].position) {
      note.task.position.start = {...nodes[0].position.start}
    }
  }
  return true
}
