import type {Piece} from '../drafts.ts'
import type {PhrasingContext, State} from '../state.ts'
import type {SourcePiece} from '../syntax/pieces/sourcePiece.ts'

const LANGUAGES = {hugo: 'Hugo', liquid: 'Liquid', kramdown: 'kramdown'} as const
const TAGS = {hugo: 'a shortcode', liquid: 'a tag or value', kramdown: 'an extension or abbreviation'} as const

/** A piece of another language among words is kept as it is. */
export function sourcePiece(state: State, node: SourcePiece, {marks}: PhrasingContext): Piece[] {
  reportPiece(state, node)
  return [{object: {_type: 'inlineSource', syntax: node.syntax, source: node.value}, marks}]
}

/** Says that a piece is kept, and what can be done about it. */
export function reportPiece(state: State, node: SourcePiece): void {
  const language = LANGUAGES[node.syntax]
  switch (node.form) {
    case 'comment':
      state.report('convert/template-comment', node, `Kept a comment of ${language}, which no reader sees, as source.`)
      break
    case 'attributes':
      state.report(
        'convert/attribute-list',
        node,
        'Kept an attribute list as source: Portable Text has no fields for such attributes.',
      )
      break
    case 'tag':
      state.report(
        'convert/template',
        node,
        `Kept ${TAGS[node.syntax]} of ${language} as source: only ${language} knows what it shows. Put that in its place, or have the site render it.`,
      )
      break
  }
}
