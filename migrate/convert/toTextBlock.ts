import type {ListKind, Style} from '../../schemas/names.ts'
import {isTextPiece, type DraftTextBlock, type LinkMark, type Mark, type Piece} from './drafts.ts'
import {resolveSoftBreaks} from './softBreaks.ts'

/** What a text block is, besides its text. */
export interface TextBlockOptions {
  /** Default `normal`. */
  style?: Style
  /** Makes the block an item of a flat list. */
  listItem?: ListKind
  /** Depth of the list item, from 1. */
  level?: number
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
  const {style = 'normal', listItem, level} = options
  const markDefs = new Map<LinkMark, DraftTextBlock['markDefs'][number]>()
  const markNames = (marks: readonly Mark[]): string[] => [
    ...new Set(marks.map((mark) => (typeof mark === 'string' ? mark : linkName(markDefs, mark)))),
  ]
  const children: DraftChild[] = []
  for (const piece of resolveSoftBreaks(pieces)) {
    if (!isTextPiece(piece)) appendObject(children, piece)
    else if (piece.text !== '') appendSpan(children, piece.text, markNames(piece.marks))
  }
  closeWithSpan(children)
  return {
    _type: 'block',
    style,
    ...(listItem !== undefined && {listItem}),
    ...(level !== undefined && {level}),
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

function appendSpan(children: DraftChild[], text: string, marks: string[]): void {
  const last = children.at(-1)
  if (last?._type === 'span' && sameMarks(last.marks, marks)) last.text += text
  else children.push({_type: 'span', marks, text})
}

/** Pieces of HTML with nothing between them are one piece. */
function appendObject(children: DraftChild[], object: DraftChild): void {
  const last = children.at(-1)
  if (last?._type === 'inlineHtml' && object._type === 'inlineHtml') {
    children[children.length - 1] = {...last, html: last.html + object.html}
    return
  }
  closeWithSpan(children)
  children.push(object)
}

function closeWithSpan(children: DraftChild[]): void {
  if (children.at(-1)?._type !== 'span') children.push({_type: 'span', marks: [], text: ''})
}

/** Equal as sets, which is how the editor compares them. */
function sameMarks(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((mark) => b.includes(mark))
}
