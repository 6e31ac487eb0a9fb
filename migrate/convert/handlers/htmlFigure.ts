import type {Html, Nodes} from 'mdast'

import type {Tag} from '../../../src/html/parseTag.ts'
import type {DraftBlock, LinkMark} from '../drafts.ts'
import {findTags} from '../html/findTags.ts'
import type {HtmlFigure} from '../html/readFigure.ts'
import {figureOf} from '../html/readHtml.ts'
import {reportAttributes} from '../html/reportAttributes.ts'
import {partOf} from '../partOf.ts'
import type {FlowContext, State} from '../state.ts'
import {toInlineImage} from '../toInlineImage.ts'

/**
 * A block of HTML that is one image, whatever elements place it and with a caption or without, is a figure. In an item of a
 * tight list, which has no place for the paragraph that stands for a figure in Markdown, only one with a caption is.
 *
 * @returns The figure, or undefined for any other HTML.
 */
export function htmlFigure(state: State, node: Html, {isTight = false}: FlowContext): DraftBlock | undefined {
  const figure = state.openPre === 0 ? figureOf(node) : undefined
  if (!figure || (isTight && figure.caption === undefined)) return undefined
  const {image, caption} = figure
  const src = image.attributes.get('src') ?? ''
  const link = toLink(figure)
  reportTags(state, node, figure)
  const {object} = toInlineImage(
    state,
    node,
    {url: src, alt: image.attributes.get('alt'), title: image.attributes.get('title')},
    {marks: [], ...(link && {link})},
  )
  return {...object, _type: 'figure', ...(caption !== undefined && {caption})}
}

function toLink({link}: HtmlFigure): LinkMark | undefined {
  const title = link?.attributes.get('title')
  return link && {href: link.attributes.get('href') ?? '', ...(title && {title})}
}

function reportTags(state: State, node: Html, {image, link, frames}: HtmlFigure): void {
  for (const frame of frames) {
    if (frame.name === 'center') {
      state.report(
        'convert/html-attributes',
        placeOf(state, node, frame),
        'Converted <center>: where a figure stands is for the site to say.',
      )
    }
    reportAttributes(state, placeOf(state, node, frame), frame)
  }
  if (link) reportAttributes(state, placeOf(state, node, link), link, ['href', 'title'])
  reportAttributes(state, placeOf(state, node, image), image, ['src', 'alt', 'title'])
}

/** Where the first tag of a name stands in a block of HTML. */
function placeOf(state: State, node: Html, {name}: Tag): Nodes {
  const {start = -1, end = 0} = findTags(state.sourceOf(node), new Set([name]))[0] ?? {}
  return partOf(state, node, start, end - start)
}
