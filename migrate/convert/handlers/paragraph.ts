import type {Paragraph} from 'mdast'

import {isTextPiece, SOFT_BREAK, type DraftBlock, type Piece} from '../drafts.ts'
import type {State} from '../state.ts'
import {toTextBlock} from '../toTextBlock.ts'

/** A paragraph is a text block; one that is only an image, linked or not, is a figure. */
export function paragraph(state: State, node: Paragraph): DraftBlock[] {
  const pieces = state.allInline(node.children)
  return [toFigure(pieces) ?? toTextBlock(pieces)]
}

function toFigure(pieces: readonly Piece[]): DraftBlock | undefined {
  const [piece, ...others] = pieces.filter((piece) => !isTextPiece(piece) || !isBlank(piece.text))
  if (piece === undefined || others.length > 0 || isTextPiece(piece) || piece._type !== 'inlineImage') return undefined
  return {...piece, _type: 'figure'}
}

function isBlank(text: string): boolean {
  return text.replaceAll(SOFT_BREAK, ' ').trim() === ''
}
