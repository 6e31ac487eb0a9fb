import type {CompileContext, Extension, Token} from 'mdast-util-from-markdown'

import type {Mask} from './createMask.ts'
import type {HiddenPiece} from './maskPieces.ts'
import type {SourcePiece} from './sourcePiece.ts'

/**
 * Makes nodes of hidden pieces: code where a line is a highlighted block, none where it is nothing, else a
 * {@link SourcePiece}.
 *
 * @param mask - What the pieces are hidden with.
 */
export function pieceNodes({split}: Pick<Mask<HiddenPiece>, 'split'>): Extension {
  const readPieces = (context: CompileContext, token: Token) => {
    const parts = split(context.sliceSerialize(token)).filter(
      (part) => typeof part === 'string' || part.piece.form.kind !== 'gap',
    )
    const pieces = parts.filter((part) => typeof part !== 'string')
    return {pieces, value: parts.map((part) => (typeof part === 'string' ? part : part.source)).join('')}
  }
  return {
    enter: {
      sourcePiece(token) {
        const {pieces, value} = readPieces(this, token)
        if (pieces[0]) this.enter(toNode(pieces, value), token)
      },
      sourcePieceLine(token) {
        const {pieces, value} = readPieces(this, token)
        const node = toNode(pieces, value.trim())
        if (pieces[0]) this.enter(node.data?.code ? {type: 'code', ...node.data.code} : node, token)
      },
    },
    exit: {sourcePiece: leave, sourcePieceLine: leave},
  }

  function leave(this: CompileContext, token: Token): void {
    if (readPieces(this, token).pieces.length > 0) this.exit(token)
  }
}

/** Pieces on one line as one node. */
function toNode(pieces: readonly HiddenPiece[], value: string): SourcePiece {
  const kinds = new Set(pieces.map(({piece}) => piece.form.kind))
  const [kind] = kinds.size === 1 ? kinds : []
  const {syntax} = (pieces.find(({piece}) => piece.syntax !== 'kramdown') ?? pieces[0])?.piece ?? {syntax: 'liquid'}
  const form = pieces.length === 1 ? pieces[0]?.piece.form : undefined
  return {
    type: 'sourcePiece',
    syntax,
    form: kind === 'comment' || kind === 'attributes' ? kind : 'tag',
    value,
    ...(form?.kind === 'code' && {data: {code: form.code}}),
  }
}
