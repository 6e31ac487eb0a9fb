import type {ToChildren} from './emphasis.ts'
import type {Piece} from './pieces.ts'
import {isTildes} from './tildes.ts'
import {pointOf, type Words} from './words.ts'

/**
 * Finds what is struck through: a run of tildes that closes takes the last run of its size before it that opens.
 *
 * @returns The pieces with every such span in the place of what it is made of; undefined when something in one is not read
 *   here.
 */
export function buildStrikes(words: Words, pieces: readonly Piece[], toChildren: ToChildren): Piece[] | undefined {
  const built: Piece[] = []
  /** By size: places in `built` of the runs that may still open a span. */
  const openers: [ones: number[], twos: number[]] = [[], []]
  for (const piece of pieces) {
    if (!isTildes(piece)) {
      built.push(piece)
      continue
    }
    const own = openers[piece.end - piece.start === 1 ? 0 : 1]
    const index = piece.closes ? own.pop() : undefined
    const opener = index === undefined ? undefined : built[index]
    if (index === undefined || opener?.kind !== 'run') {
      if (piece.opens) own.push(built.length)
      built.push(piece)
      continue
    }
    const children = toChildren(built.slice(index + 1))
    if (!children) return undefined
    built.length = index
    for (const places of openers) while ((places.at(-1) ?? -1) >= index) places.pop()
    const position = {start: pointOf(words, opener.start), end: pointOf(words, piece.end)}
    built.push({kind: 'node', node: {type: 'delete', children, position}})
  }
  return built
}
