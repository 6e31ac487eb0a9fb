import type {PieceSyntax} from '../convert/syntax/pieces/scannedPiece.ts'
import {scanPieces, type PieceDialect} from '../convert/syntax/pieces/scanPieces.ts'

/** What to do with the parts of a text. */
export interface PieceMapping {
  dialect: PieceDialect
  /** The languages whose pieces count. */
  syntaxes: readonly PieceSyntax[]
  mapPiece: (piece: string) => string
  /** Default: what stands between pieces stays as it is. */
  mapBetween?: (text: string) => string
}

/** A text with its pieces, and what stands between them, changed. */
export function mapPieces(
  text: string,
  {dialect, syntaxes, mapPiece, mapBetween = (text) => text}: PieceMapping,
): string {
  let mapped = ''
  let at = 0
  for (const {start, end, syntax} of scanPieces(text, dialect)) {
    if (!syntaxes.includes(syntax)) continue
    mapped += mapBetween(text.slice(at, start)) + mapPiece(text.slice(start, end))
    at = end
  }
  return mapped + mapBetween(text.slice(at))
}
