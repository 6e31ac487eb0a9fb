import type {Link, Nodes, PhrasingContent} from 'mdast'

import {isTextPiece, SOFT_BREAK, type LinkMark, type Piece} from '../drafts.ts'
import {escapeAttribute} from '../html/escapeAttribute.ts'
import type {PhrasingContext, State} from '../state.ts'
import {reportPieceInAddress} from '../syntax/pieces/reportPieces.ts'

/** A link marks its words, and is kept by the images among them. A bare address inside `<a>` is text of that link. */
export function link(state: State, node: Link, context: PhrasingContext): Piece[] {
  const isBareAddress = !/^[[<]/.test(state.sourceOf(node))
  return context.link && isBareAddress ? state.allInline(node.children, context) : linkTo(state, node, node, context)
}

/**
 * Puts a link around the children of a node.
 *
 * @param node - A link or a reference to one.
 * @param resource - Where it leads.
 */
export function linkTo(
  state: State,
  node: Extract<PhrasingContent, {type: 'link' | 'linkReference'}>,
  resource: LinkResource,
  context: PhrasingContext,
): Piece[] {
  return linkAround(state, node, resource, context, (inside) => state.allInline(node.children, inside))
}

/** Where a link leads; an empty title counts as absent. */
export interface LinkResource {
  url: string
  title?: string | null | undefined
}

/**
 * Puts a link around words.
 *
 * @param node - The node that messages point at.
 * @param convert - Makes the words, given the context inside the link.
 */
export function linkAround(
  state: State,
  node: Nodes,
  {url, title}: LinkResource,
  context: PhrasingContext,
  convert: (inside: PhrasingContext) => Piece[],
): Piece[] {
  const mark: LinkMark = {href: url, ...(title && {title})}
  if (mark.href === '') {
    state.report('convert/empty-address', node, 'This link leads nowhere: give it an address, or take it off.')
  }
  reportPieceInAddress(state, node, mark.href)
  const pieces = convert(withLink(context, mark))
  return canCarryLink(pieces) ? pieces : linkAsHtml(state, node, mark, pieces, context)
}

/** The context inside a link. As in HTML, of two nested links the inner one counts; the same address is one link. */
export function withLink(context: PhrasingContext, link: LinkMark): PhrasingContext {
  if (context.link?.href === link.href) return context
  return {...context, marks: [...context.marks.filter((mark) => mark !== context.link), link], link}
}

/** A link needs words, or images that each have it as their own; the editor would take out any other. */
export function canCarryLink(pieces: readonly Piece[]): boolean {
  if (pieces.some(hasWords)) return true
  const objects = pieces.flatMap((piece) => (isTextPiece(piece) ? [] : piece.object))
  return objects.length > 0 && objects.every(({_type}) => _type === 'inlineImage')
}

/** White space at the end of a line may vanish with it, and then marks nothing. */
function hasWords(piece: Piece): boolean {
  return isTextPiece(piece) && piece.text.replaceAll(SOFT_BREAK, '') !== ''
}

/** A link around nothing, or around nothing that can carry it, stands as two tags. */
function linkAsHtml(
  state: State,
  node: Nodes,
  link: LinkMark,
  pieces: readonly Piece[],
  {marks}: PhrasingContext,
): Piece[] {
  state.report(
    'convert/empty-link',
    node,
    'Kept a link without words as inline HTML: in Portable Text a link needs words.',
  )
  const {href, title} = link
  const attributes = `href="${escapeAttribute(href)}"${title ? ` title="${escapeAttribute(title)}"` : ''}`
  return [
    {object: {_type: 'inlineHtml', html: `<a ${attributes}>`}, marks},
    ...pieces.map((piece) => withoutLink(piece, link)),
    {object: {_type: 'inlineHtml', html: '</a>'}, marks},
  ]
}

/** Takes a link off a piece. */
export function withoutLink(piece: Piece, link: LinkMark): Piece {
  const marks = piece.marks.filter((mark) => mark !== link)
  if (isTextPiece(piece) || piece.object._type !== 'inlineImage') return {...piece, marks}
  const {link: _, ...object} = piece.object
  return {object, marks}
}
