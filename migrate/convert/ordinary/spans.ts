import {classifyCharacter} from 'micromark-util-classify-character'

import {buildEmphasis, type ToChildren} from './emphasis.ts'
import {toNodes, type Piece, type RunPiece} from './pieces.ts'
import {buildStrikes} from './strikes.ts'
import {isTildes, TILDE} from './tildes.ts'
import type {Words} from './words.ts'

const UNDERSCORE = 95

/**
 * Reads a delimiter run: whether it can open or close a span depends on what is at its sides (CommonMark 6.2).
 *
 * @param start - Where it begins in the words.
 * @param tildes - Whether tildes make spans as well. An asterisk or underscore beside one can open or close.
 */
export function readRun({text}: Words, start: number, tildes: boolean): RunPiece {
  const marker = text.charCodeAt(start)
  let end = start + 1
  while (text.charCodeAt(end) === marker) end++
  const before = classAt(text, start - 1)
  const after = classAt(text, end)
  const loosened = tildes && marker !== TILDE
  const canOpen = !after || (after === PUNCTUATION && Boolean(before)) || (loosened && text.charCodeAt(end) === TILDE)
  const canClose =
    !before || (before === PUNCTUATION && Boolean(after)) || (loosened && text.charCodeAt(start - 1) === TILDE)
  const isStrict = marker === UNDERSCORE
  return {
    kind: 'run',
    marker,
    start,
    end,
    opens: canOpen && (!isStrict || Boolean(before) || !canClose),
    closes: canClose && (!isStrict || Boolean(after) || !canOpen),
  }
}

const PUNCTUATION = 2

function isRun({kind}: Piece): boolean {
  return kind === 'run'
}

function classAt(text: string, index: number): ReturnType<typeof classifyCharacter> {
  return classifyCharacter(index < 0 || index >= text.length ? null : text.charCodeAt(index))
}

/**
 * Finds spans: emphasis, strong emphasis, and what is struck through.
 *
 * @param addresses - Whether bare addresses are links.
 * @param tildesFirst - Whether tildes are paired before the other runs are. In any span they are; outside of spans, the kind
 *   that comes first in the words goes first.
 * @returns The pieces with every span in the place of what it is made of; undefined when there are too many runs, or a bare
 *   address stands in one.
 */
export function buildSpans(
  words: Words,
  pieces: readonly Piece[],
  addresses: boolean,
  tildesFirst = true,
): Piece[] | undefined {
  // micromark pairs what is left in a span once more: a run that other spans took markers off may fit another one then.
  const toChildren: ToChildren = (inner) => {
    const built = inner.some(isRun) ? buildSpans(words, inner, addresses) : inner
    return built && toNodes(words, built, addresses)
  }
  if (!pieces.some(isTildes)) return buildEmphasis(words, pieces, toChildren)
  const [first, second] = tildesFirst ? [buildStrikes, buildEmphasis] : [buildEmphasis, buildStrikes]
  const built = first(words, pieces, toChildren)
  return built && second(words, built, toChildren)
}
