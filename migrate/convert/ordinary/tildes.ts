import type {Piece, RunPiece} from './pieces.ts'

/** The sign of what is struck through. */
export const TILDE = 126

/** Whether a piece is a run of tildes. */
export function isTildes(piece: Piece): piece is RunPiece {
  return piece.kind === 'run' && piece.marker === TILDE
}
