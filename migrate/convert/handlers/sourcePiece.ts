import type {Piece} from '../drafts.ts'
import type {PhrasingContext, State} from '../state.ts'
import type {SourcePiece} from '../syntax/pieces/sourcePiece.ts'

const LANGUAGES = {hugo: 'Hugo', liquid: 'Liquid', kramdown: 'kramdown'} as const

/** What a piece begins with, the end of what another one began told by its first group. */
const TAG = {
  hugo: /^\{\{[<%]-?\s*(\/)?\s*([\w./-]+)/,
  liquid: /^\{%-?\s*(end)?(\w+)/,
  kramdown: /^\{:(\/|:)(\w*)/,
} as const
/** Longest value that a message repeats. */
const SHOWN = 40

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
      reportTag(state, node)
      break
  }
}

function reportTag(state: State, node: SourcePiece): void {
  const language = LANGUAGES[node.syntax]
  const [, end, name] = TAG[node.syntax].exec(node.value) ?? []
  if (end === 'end' || end === '/') {
    const of = name ? `\`${name}\` of ${language}` : language
    state.report('convert/template-end', node, `Kept the end of ${of} as source, as its beginning.`)
    return
  }
  state.report(
    'convert/template',
    node,
    `Kept ${describeTag(node, name)} of ${language} as source: only ${language} knows what it shows. Put that in its place, or have the site render it.`,
  )
}

function describeTag({syntax, value}: SourcePiece, name: string | undefined): string {
  if (name)
    return `${syntax === 'hugo' ? 'the shortcode' : syntax === 'liquid' ? 'the tag' : 'the extension'} \`${name}\``
  if (syntax === 'kramdown') return 'an abbreviation'
  const line = value.replace(/\s+/g, ' ')
  return `the value \`${line.length > SHOWN ? `${line.slice(0, SHOWN - 1)}…` : line}\``
}
