import {createMask, type Mask, type MaskRole} from './createMask.ts'
import type {ScannedPiece} from './scannedPiece.ts'
import {scanPieces, type PieceDialect} from './scanPieces.ts'

/** A piece with its source, as it is hidden. */
export interface HiddenPiece {
  piece: ScannedPiece
  /** As written. */
  source: string
}

/** A text whose pieces are hidden. */
export interface MaskedText {
  /** As long as the text itself, so that offsets are the same; a piece has no line ends in it. */
  text: string
  mask: Mask<HiddenPiece>
  /** Whether a hidden piece has line ends, so that lines and columns are not the same. */
  hasLines: boolean
}

/**
 * Hides the pieces of other languages in a text. Hugo and Liquid run before Markdown is read, so no quote, pipe, space or
 * line end in a piece may mean anything to the Markdown around it: in addresses, tables, tags of HTML or anywhere else.
 *
 * @param source - Normalized Markdown.
 * @returns The text, or undefined when it holds no piece.
 */
export function maskPieces(source: string, dialect: PieceDialect): MaskedText | undefined {
  const pieces = scanPieces(source, dialect)
  const mask = pieces.length > 0 ? createMask<HiddenPiece>(source) : undefined
  if (!mask) return undefined
  let text = ''
  let at = 0
  for (const piece of pieces) {
    text += source.slice(at, piece.start) + hidePiece(mask, source, piece, piece.end - piece.start)
    at = piece.end
  }
  const hasLines = pieces.some(({start, end}) => source.slice(start, end).includes('\n'))
  return {text: text + source.slice(at), mask, hasLines}
}

/** What stands for a piece, in as many characters. */
function hidePiece(mask: Mask<HiddenPiece>, text: string, piece: ScannedPiece, length: number): string {
  const source = text.slice(piece.start, piece.end)
  const role = roleOf(piece)
  // Of two pieces that read the same, one may be indented more, or have a partner.
  const key = `${role} ${source} ${piece.form.kind === 'code' ? piece.form.code.value : ''}`
  return mask.hide({piece, source}, key, role, length)
}

function roleOf({form, isBlock}: ScannedPiece): MaskRole {
  if (form.kind === 'literal') return 'text'
  if (form.kind === 'gap' || form.kind === 'attributes') return 'sign'
  return isBlock ? 'block' : 'inline'
}
