import type {Token, TokenizeContext} from 'micromark-util-types'

/** A link or an image, as the tokens that are to stand around its parts. */
export interface Media {
  group: Token
  label: Token
  /** What is between the brackets of the label. */
  text: Token
  /** Its last part: a resource, a reference, or the bracket that closes the label. */
  last: Token
}

/** What the constructs of one text have found out so far. */
export interface TextState {
  /** Links and images by their opening bracket, by their closing one, and by their last part. */
  readonly media: Map<Token, Media>
  /** How many of the open brackets, from the first, can no longer begin a link, because a link stands in them. */
  inactive: number
  /** The last bracket that opened, closed or ended anything, if it opens an image. */
  lastImage: Token | undefined
}

const states = new WeakMap<TokenizeContext, TextState>()

/** What is known about the text that a tokenizer reads. */
export function textState(context: TokenizeContext): TextState {
  const known = states.get(context)
  if (known) return known
  const state: TextState = {media: new Map(), inactive: 0, lastImage: undefined}
  states.set(context, state)
  return state
}
