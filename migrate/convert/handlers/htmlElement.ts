import type {Html} from 'mdast'

import type {LinkMark, Piece} from '../drafts.ts'
import type {HtmlElement} from '../html/htmlElement.ts'
import {reportAttributes} from '../html/reportAttributes.ts'
import {TAG_MARKS} from '../html/tagMarks.ts'
import type {PhrasingContext, State} from '../state.ts'
import {reportPieceInAddress} from '../syntax/pieces/reportPieces.ts'
import {withDecorator} from './decorated.ts'
import {keepHtml} from './html.ts'
import {canCarryLink, withLink, withoutLink} from './link.ts'

/** An element among words: a mark or a link where Portable Text has one, else its words between its two tags, as in JSX. */
export function htmlElement(state: State, node: HtmlElement, context: PhrasingContext): Piece[] {
  const {tag, open, close, children} = node
  if (open.type === 'mdxSource' || close.type === 'mdxSource')
    return [
      ...state.oneInline(open, context),
      ...state.allInline(children, context),
      ...state.oneInline(close, context),
    ]
  const decorator = TAG_MARKS.get(tag.name)
  const href = tag.name === 'a' ? tag.attributes.get('href') : undefined
  if (children.length > 0 && decorator) {
    reportAttributes(state, open, tag)
    return state.allInline(children, withDecorator(state, open, decorator, context))
  }
  if (children.length > 0 && href !== undefined) {
    return htmlLink(state, {tag, open, close, children}, href, context)
  }
  const {openPre} = state
  if (tag.name === 'pre') state.openPre += 1
  const element = children.length === 0 ? open.value + close.value : undefined
  const pieces = [
    keepHtml(state, open, context, element),
    ...state.allInline(children, context),
    closingTag(close, context),
  ]
  state.openPre = openPre
  return pieces
}

/** `<a href>` is a link where something in it can carry one, else the two tags it is. */
function htmlLink(
  state: State,
  {tag, open, close, children}: Pick<HtmlElement, 'tag' | 'children'> & {open: Html; close: Html},
  href: string,
  context: PhrasingContext,
): Piece[] {
  const title = tag.attributes.get('title')
  const link: LinkMark = {href, ...(title && {title})}
  reportPieceInAddress(state, open, href)
  const pieces = state.allInline(children, withLink(context, link))
  if (canCarryLink(pieces)) {
    reportAttributes(state, open, tag, ['href', 'title'])
    return pieces
  }
  return [
    keepHtml(state, open, context),
    ...pieces.map((piece) => withoutLink(piece, link)),
    closingTag(close, context),
  ]
}

function closingTag({value}: Html, {marks}: PhrasingContext): Piece {
  return {object: {_type: 'inlineHtml', html: value}, marks}
}
