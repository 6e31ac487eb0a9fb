import {classifyCharacter} from 'micromark-util-classify-character'

import {toNodes, type NodePiece, type Piece, type RunPiece} from './pieces.ts'
import {pointOf, type Words} from './words.ts'

const ASTERISK = 42
/** More runs that wait for their partner than any article has. */
const MANY = 100

/**
 * Reads a delimiter run: whether it can open or close emphasis depends on what is at its sides (CommonMark 6.2).
 *
 * @param start - Where it begins in the words.
 */
export function readRun({text}: Words, start: number): RunPiece {
  const marker = text.charCodeAt(start)
  let end = start + 1
  while (text.charCodeAt(end) === marker) end++
  const before = classAt(text, start - 1)
  const after = classAt(text, end)
  const canOpen = !after || (after === PUNCTUATION && Boolean(before))
  const canClose = !before || (before === PUNCTUATION && Boolean(after))
  const isAsterisk = marker === ASTERISK
  return {
    kind: 'run',
    marker,
    start,
    end,
    opens: canOpen && (isAsterisk || Boolean(before) || !canClose),
    closes: canClose && (isAsterisk || Boolean(after) || !canOpen),
  }
}

const PUNCTUATION = 2

function classAt(text: string, index: number): ReturnType<typeof classifyCharacter> {
  return classifyCharacter(index < 0 || index >= text.length ? null : text.charCodeAt(index))
}

/**
 * Finds emphasis and strong emphasis: a run that closes takes the last run before it that opens and fits, and the runs
 * between them are text.
 *
 * @returns The pieces with every span in the place of what it is made of; undefined when there are too many runs, or a bare
 *   address stands in one.
 */
export function buildSpans(words: Words, pieces: readonly Piece[], addresses: boolean): Piece[] | undefined {
  const built: Piece[] = []
  /** Places in `built` of the runs that may still open a span. */
  const openers: number[] = []
  for (const piece of pieces) {
    if (piece.kind !== 'run') {
      built.push(piece)
      continue
    }
    const run: RunPiece = {...piece}
    while (run.closes && run.end > run.start) {
      let place = openers.length - 1
      while (place >= 0 && !fits(built[openers[place] ?? 0], run)) place--
      if (place < 0) break
      const index = openers[place] ?? 0
      const span = buildSpan(words, built, index, run, addresses)
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
  addresses: boolean,
): NodePiece | undefined {
  const opener = pieces[index]
  const children = toNodes(words, pieces.slice(index + 1), addresses)
  if (!children || opener?.kind !== 'run') return undefined
  const use = opener.end - opener.start > 1 && closer.end - closer.start > 1 ? 2 : 1
  opener.end -= use
  closer.start += use
  const position = {start: pointOf(words, opener.end), end: pointOf(words, closer.start)}
  return {kind: 'node', node: {type: use === 2 ? 'strong' : 'emphasis', children, position}}
}
