import type {Root, RootContent} from 'mdast'

import type {Definitions} from '../syntax/shareDefinitions.ts'
import {createLeftReader, type LeftStretch, type Parse} from './leftStretch.ts'
import {pointIn, toView} from './lines.ts'
import type {Notes, Reading} from './reading.ts'
import {readWords} from './readWords.ts'
import {findStretches, isLong, type OrdinaryStretch, type Stretch} from './stretches.ts'

/**
 * Reads a text: what is ordinary directly, which is many times faster, and everything else with micromark. First the
 * blocks, since only they tell which definitions there are; then the words.
 *
 * @param source - Normalized Markdown.
 * @param parse - Reads a part of it with micromark.
 * @returns The tree that micromark makes of the whole text; undefined when it has to read all of it together.
 */
export function readStretches(source: string, reading: Reading, parse: Parse): Root | undefined {
  const view = toView(source)
  const left = createLeftReader(view, parse)
  const stretches = findStretches(reading, view, left.close).map((stretch) =>
    isOrdinary(stretch) ? stretch : left.define(stretch),
  )
  const definitions = definitionsOf(stretches)
  const labels = new Set(definitions.links)
  const children: RootContent[] = []
  for (const stretch of joinLeft(stretches)) {
    if (isOrdinary(stretch)) {
      for (const node of stretch.nodes) children.push(node)
    } else {
      const text = left.sourceOf(stretch)
      if (reading.farReaching.some((sign) => text.includes(sign))) return undefined
      for (const node of left.read(stretch, definitions)) children.push(node)
    }
  }
  const end = pointIn(view, view.end - 1, source.length)
  return {type: 'root', children, position: {start: {line: 1, column: 1, offset: 0}, end}}

  /** Reads the words of all stretches. Neighbours that are left to micromark become one, but for what is read already. */
  function* joinLeft(all: readonly (OrdinaryStretch | LeftStretch)[]): Generator<OrdinaryStretch | LeftStretch> {
    let waiting: Stretch | undefined
    for (const stretch of all) {
      const isRead = isOrdinary(stretch) ? readNotes(reading, stretch.notes, labels) : stretch.alone !== undefined
      if (isRead) {
        if (waiting) yield waiting
        yield stretch
        waiting = undefined
      } else {
        waiting = {first: waiting?.first ?? stretch.first, end: stretch.end}
        if (!isLong(view, waiting)) continue
        yield waiting
        waiting = undefined
      }
    }
    if (waiting) yield waiting
  }
}

function isOrdinary(stretch: OrdinaryStretch | LeftStretch): stretch is OrdinaryStretch {
  return 'nodes' in stretch
}

function definitionsOf(stretches: readonly (OrdinaryStretch | LeftStretch)[]): Definitions {
  const links = new Set<string>()
  const footnotes = new Set<string>()
  for (const stretch of stretches) {
    const own = isOrdinary(stretch) ? {links: stretch.notes.labels, footnotes: []} : stretch.alone?.definitions
    for (const label of own?.links ?? []) links.add(label)
    for (const label of own?.footnotes ?? []) footnotes.add(label)
  }
  return {links: [...links], footnotes: [...footnotes]}
}

/** Reads the words of a stretch. False when there is something in them that is not read here. */
function readNotes(reading: Reading, {words}: Notes, labels: ReadonlySet<string>): boolean {
  for (const note of words) {
    const nodes = readWords(reading, note.words, labels)
    if (!nodes) return false
    for (const node of nodes) note.children.push(node)
  }
  return true
}
