import type {Link, PhrasingContent} from 'mdast'

import {isTextPiece, SOFT_BREAK, type LinkMark, type Piece} from '../drafts.ts'
import {escapeAttribute} from '../html/escapeAttribute.ts'
import type {PhrasingContext, State} from '../state.ts'

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
  resource: {url: string; title?: string | null | undefined},
  context: PhrasingContext,
): Piece[] {
  const mark: LinkMark = {href: resource.url, ...(resource.title && {title: resource.title})}
  if (mark.href === '') {
    state.report('convert/empty-address', node, 'This link leads nowhere: give it an address, or take it off.')
  }
  const pieces = state.allInline(node.children, withLink(context, mark))
  if (canCarryLink(pieces)) return pieces
  state.report(
    'convert/empty-link',
    node,
    'Kept a link without words as inline HTML: in Portable Text a link needs words.',
  )
  const {href, title} = mark
  const attributes = `href="${escapeAttribute(href)}"${title ? ` title="${escapeAttribute(title)}"` : ''}`
  return [
    {object: {_type: 'inlineHtml', html: `<a ${attributes}>`}, marks: context.marks},
    ...pieces.map((piece) => withoutLink(piece, mark)),
    {object: {_type: 'inlineHtml', html: '</a>'}, marks: context.marks},
  ]
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

/** Takes a link off a piece. */
export function withoutLink(piece: Piece, link: LinkMark): Piece {
  const marks = piece.marks.filter((mark) => mark !== link)
  if (isTextPiece(piece) || piece.object._type !== 'inlineImage') return {...piece, marks}
  const {link: _, ...object} = piece.object
  return {object, marks}
}
