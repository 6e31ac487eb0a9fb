import type {ScannedPart} from '../../syntaxPart.ts'
import type {MaskedText} from './maskPieces.ts'
import {pieceNodes} from './pieceNodes.ts'
import {pieceSyntax} from './pieceSyntax.ts'

/** What reads the hidden pieces of a text, to be loaded before all other parts. None of them goes beyond its line. */
export function piecePart({mask}: MaskedText): ScannedPart {
  const syntax = pieceSyntax(mask)
  return {syntaxFor: () => syntax, nodes: pieceNodes(mask), signs: {isSign: mask.has}}
}
