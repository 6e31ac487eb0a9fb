/**
 * What handlers make: Portable Text before it has keys, and the pieces a text block is put together from.
 *
 * @module
 */
import type {Decorator} from '../../schemas/names.ts'
import type {Unkeyed} from '../../src/portable-text/assignKeys.ts'
import type {Block, InlineObject, TextBlock} from '../../src/portable-text/types.ts'

/** A block before it has its key. */
export type DraftBlock = Unkeyed<Block>

/** A text block before it has its key. */
export type DraftTextBlock = Unkeyed<TextBlock>

/** An object among the words before it has its key. */
export type DraftInlineObject = Unkeyed<InlineObject>

/** One hyperlink of the source. Two links to one address are two objects, and stay two links. */
export interface LinkMark {
  href: string
  title?: string
}

/**
 * One emphasis, one `<kbd>`, one code span … of the source. Two of a kind are two objects: side by side or one inside the
 * other they stay two.
 */
interface DecoratorMark {
  decorator: Decorator
}

/** What marks words, and the objects among them. */
export type Mark = DecoratorMark | LinkMark

/** A run of text as the source has it: not yet merged with its neighbours, {@link SOFT_BREAK} for a line that ends. */
export interface TextPiece {
  text: string
  /** Outermost first. */
  marks: readonly Mark[]
}

/** An object among the words. Its marks are not in it yet. */
export interface ObjectPiece {
  object: DraftInlineObject
  /** Outermost first. */
  marks: readonly Mark[]
}

/** A part of a text block. */
export type Piece = TextPiece | ObjectPiece

/**
 * The end of a source line inside a paragraph. What it becomes depends on both its neighbours, so it stays marked until
 * the whole block is known. Source text never holds this character: CommonMark replaces it (section 2.3).
 */
export const SOFT_BREAK = '\0'

/** True for a run of text; false for an object among the words. */
export function isTextPiece(piece: Piece): piece is TextPiece {
  return 'text' in piece
}

/** True for a hyperlink; false for a decorator. */
export function isLinkMark(mark: Mark): mark is LinkMark {
  return 'href' in mark
}
