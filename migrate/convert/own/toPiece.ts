import type {TextPiece} from '../drafts.ts'
import type {PhrasingContext} from '../state.ts'

/** A text of the user as it is: no handler sees it, and its line ends are hard breaks. */
export function toPiece(text: string, {marks}: PhrasingContext): TextPiece {
  return {text: text.replaceAll('\0', '\uFFFD'), marks}
}
