import type {Link, PhrasingContent} from 'mdast'

import type {LinkMark, Piece} from '../drafts.ts'
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
  return pieces.length > 0 ? pieces : [emptyLink(state, node, mark)]
}

/** The context inside a link. As in HTML, of two nested links the inner one counts; the same address is one link. */
export function withLink(context: PhrasingContext, link: LinkMark): PhrasingContext {
  if (context.link?.href === link.href) return context
  return {...context, marks: [...context.marks.filter((mark) => mark !== context.link), link], link}
}

/** A link needs words; one without any would be taken out by the editor. */
function emptyLink(state: State, node: PhrasingContent, {href, title}: LinkMark): Piece {
  state.report(
    'convert/empty-link',
    node,
    'Kept a link around nothing as inline HTML: in Portable Text a link needs words.',
  )
  const attributes = `href="${escapeAttribute(href)}"${title ? ` title="${escapeAttribute(title)}"` : ''}`
  return {_type: 'inlineHtml', html: `<a ${attributes}></a>`}
}
