import type {ListKind, Style} from '../../schemas/names.ts'
import {isLinkMark, isTextPiece, type DraftTextBlock, type LinkMark, type Mark, type Piece} from './drafts.ts'
import {joinPieces} from './joinPieces.ts'
import {resolveSoftBreaks} from './softBreaks.ts'

/** What a text block is, besides its text. */
export interface TextBlockOptions {
  /** Default `normal`. */
  style?: Style
  /** Makes the block an item of a flat list. */
  listItem?: ListKind
  /** Depth of the list item, from 1. */
  level?: number
  /** Makes the list of the item loose. */
  loose?: boolean
  /** Id of a heading, without `#`. */
  anchor?: string
}

type DraftChild = DraftTextBlock['children'][number]

/**
 * Puts a text block together the way the Studio's editor would: neighbours with equal marks are one span, every object
 * stands between two spans, there is at least one span, and `markDefs` holds the links that spans refer to. So opening
 * the document changes nothing in it.
 *
 * @param pieces - The parts of the block in order.
 */
export function toTextBlock(pieces: readonly Piece[], options: TextBlockOptions = {}): DraftTextBlock {
  const {style = 'normal', listItem, level, loose, anchor} = options
  const markDefs = new Map<LinkMark, DraftTextBlock['markDefs'][number]>()
  const markNames = (marks: readonly Mark[]): string[] =>
    marks.map((mark) => (isLinkMark(mark) ? linkName(markDefs, mark) : mark.decorator))
  const children: DraftChild[] = []
  for (const piece of joinPieces(resolveSoftBreaks(pieces))) {
    const marks = markNames(piece.marks)
    if (isTextPiece(piece)) {
      children.push({_type: 'span', marks, text: piece.text})
    } else {
      closeWithSpan(children)
      children.push({...piece.object, ...(marks.length > 0 && {marks})})
    }
  }
  closeWithSpan(children)
  return {
    _type: 'block',
    style,
    ...(listItem !== undefined && {listItem}),
    ...(level !== undefined && {level}),
    ...(loose && {loose}),
    ...(anchor !== undefined && {anchor}),
    markDefs: [...markDefs.values()],
    children,
  }
}

/** The name that ties spans to a link until keys are assigned. */
function linkName(markDefs: Map<LinkMark, DraftTextBlock['markDefs'][number]>, link: LinkMark): string {
  const known = markDefs.get(link)
  if (known) return known._key
  const name = String(markDefs.size)
  markDefs.set(link, {_type: 'link', _key: name, ...link})
  return name
}

function closeWithSpan(children: DraftChild[]): void {
  if (children.at(-1)?._type !== 'span') children.push({_type: 'span', marks: [], text: ''})
}
