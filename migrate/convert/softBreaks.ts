import {isTextPiece, SOFT_BREAK, type Piece} from './drafts.ts'

/**
 * Characters of scripts that write no space between words: Han, Kana, Bopomofo, and their punctuation and full width
 * forms. Hangul is not among them. Written out as ranges, so that the result does not depend on an engine's Unicode version.
 */
const UNSPACED =
  '\u2E80-\u312F\u3190-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\uFE30-\uFE4F\uFF01-\uFF9F\uFFE0-\uFFE6\u{1B000}-\u{1B16F}\u{20000}-\u{3FFFF}'
const ENDS_UNSPACED = new RegExp(`[${UNSPACED}]$`, 'u')
const STARTS_UNSPACED = new RegExp(`^[${UNSPACED}]`, 'u')

/**
 * Decides what the ends of source lines become: a space; nothing between two characters that are written without spaces
 * (CSS Text 3, section 4.1.3), beside a hard break, and at the edges of the block.
 *
 * @param pieces - All pieces of one text block.
 * @returns Pieces without {@link SOFT_BREAK}; the same array when there was none.
 */
export function resolveSoftBreaks(pieces: readonly Piece[]): readonly Piece[] {
  const hasBreak = pieces.some((piece) => isTextPiece(piece) && piece.text.includes(SOFT_BREAK))
  if (!hasBreak) return pieces
  return pieces.map((piece, index) => {
    if (!isTextPiece(piece) || !piece.text.includes(SOFT_BREAK)) return piece
    const text = piece.text.replaceAll(SOFT_BREAK, (_, offset: number) =>
      joint(
        offset > 0 ? piece.text.slice(Math.max(0, offset - 2), offset) : neighbour(pieces, index, -1),
        offset < piece.text.length - 1 ? piece.text.slice(offset + 1, offset + 3) : neighbour(pieces, index, 1),
      ),
    )
    return {...piece, text}
  })
}

/** What an end of line becomes between two texts; undefined stands for the edge of the block. */
function joint(before: string | undefined, after: string | undefined): string {
  if (before === undefined || after === undefined) return ''
  if (before.endsWith('\n') || after.startsWith('\n')) return ''
  return ENDS_UNSPACED.test(before) && STARTS_UNSPACED.test(after) ? '' : ' '
}

/** The text beside a piece: of an object `''`, beyond the edge of the block undefined. */
function neighbour(pieces: readonly Piece[], index: number, step: 1 | -1): string | undefined {
  const piece = pieces[index + step]
  if (piece === undefined) return undefined
  if (!isTextPiece(piece)) return ''
  return step === 1 ? piece.text.slice(0, 2) : piece.text.slice(-2)
}
