import type {Dialect} from '../../dialects.ts'
import {groupPieces} from './groupPieces.ts'
import {scanHugo} from './scanHugo.ts'
import {scanLiquid} from './scanLiquid.ts'
import type {ScannedPiece} from './scannedPiece.ts'

const SCANNERS = {hugo: scanHugo, liquid: scanLiquid}

/** A dialect with a language that runs before Markdown is read. */
export type PieceDialect = keyof typeof SCANNERS

/** Whether a dialect has a language that runs before Markdown is read. */
export function isPieceDialect(dialect: Dialect | undefined): dialect is PieceDialect {
  return dialect !== undefined && Object.hasOwn(SCANNERS, dialect)
}

/** The pieces of a text in order, none in another. */
export function scanPieces(text: string, dialect: PieceDialect): ScannedPiece[] {
  return groupPieces(text, SCANNERS[dialect](text))
}
