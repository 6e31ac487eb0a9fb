import type {PhrasingContent} from 'mdast'

import type {NodePiece, Piece, RunPiece} from './pieces.ts'
import {TILDE} from './tildes.ts'
import {pointOf, type Words} from './words.ts'

/** More runs that wait for their partner than any article has. */
const MANY = 100

/** Makes nodes of what is in a span. Undefined when something in it is not read here. */
export type ToChildren = (pieces: readonly Piece[]) => PhrasingContent[] | undefined

/**
 * Finds emphasis and strong emphasis: a run that closes takes the last run before it that opens and fits, and the runs
 * between them are text.
 *
 * @returns The pieces with every span in the place of what it is made of; undefined when there are too many runs, or
 *   something in a span is not read here.
 */
export function buildEmphasis(words: Words, pieces: readonly Piece[], toChildren: ToChildren): Piece[] | undefined {
  const built: Piece[] = []
  /** Places in `built` of the runs that may still open a span. */
  const openers: number[] = []
  for (const piece of pieces) {
    if (piece.kind !== 'run' || piece.marker === TILDE) {
      built.push(piece)
      continue
    }
    const run: RunPiece = {...piece}
    while (run.closes && run.end > run.start) {
      let place = openers.length - 1
      while (place >= 0 && !fits(built[openers[place] ?? 0], run)) place--
      if (place < 0) break
      const index = openers[place] ?? 0
      const span = buildSpan(words, built, index, run, toChildren)
      if (!span) return undefined
      const opener = built[index]
      const isUsedUp = opener?.kind === 'run' && opener.end === opener.start
      built.length = isUsedUp ? index : index + 1
      openers.length = isUsedUp ? place : place + 1
      built.push(span)
    }
    if (run.end === run.start) continue
    if (run.opens) openers.push(built.length)
    if (openers.length > MANY) return undefined
    built.push(run)
  }
  return built
}

/** Whether two runs belong together; those that could do both obey the rule of three. */
function fits(opener: Piece | undefined, closer: RunPiece): boolean {
  if (opener?.kind !== 'run' || opener.marker !== closer.marker) return false
  const size = closer.end - closer.start
  const isBoth = opener.closes || closer.opens
  return !isBoth || size % 3 === 0 || (opener.end - opener.start + size) % 3 !== 0
}

/** Makes a span of what is behind an opening run, and takes its markers off both runs. */
function buildSpan(
  words: Words,
  pieces: readonly Piece[],
  index: number,
  closer: RunPiece,
  toChildren: ToChildren,
): NodePiece | undefined {
  const opener = pieces[index]
  const children = toChildren(pieces.slice(index + 1))
  if (!children || opener?.kind !== 'run') return undefined
  const use = opener.end - opener.start > 1 && closer.end - closer.start > 1 ? 2 : 1
  opener.end -= use
  closer.start += use
  const position = {start: pointOf(words, opener.end), end: pointOf(words, closer.start)}
  return {kind: 'node', node: {type: use === 2 ? 'strong' : 'emphasis', children, position}}
}
