import type {Html} from 'mdast'

import {readPlaceNames} from '../../../src/html/readPlaceNames.ts'
import type {Piece} from '../drafts.ts'
import {countOpenPre} from '../html/countOpenPre.ts'
import {isComment} from '../html/isComment.ts'
import {tagOf} from '../html/readHtml.ts'
import {reportAttributes} from '../html/reportAttributes.ts'
import type {PhrasingContext, State} from '../state.ts'
import {toInlineImage} from '../toInlineImage.ts'

/** A tag among words: `<br>` is a hard break, `<img>` an image, all else and every comment is kept as it is. */
export function html(state: State, node: Html, context: PhrasingContext): Piece[] {
  const tag = tagOf(node)
  if (tag?.kind === 'open' && tag.name === 'br') {
    reportAttributes(state, node, tag)
    return [{text: '\n', marks: context.marks}]
  }
  // An opening tag without its closing one is more likely a word about HTML than a `<pre>` to the end of the article.
  if (tag?.kind === 'close') state.openPre = countOpenPre(node.value, state.openPre)
  const src = tag?.kind === 'open' && tag.name === 'img' ? tag.attributes.get('src') : undefined
  if (tag && src !== undefined) {
    reportAttributes(state, node, tag, ['src', 'alt', 'title'])
    const image = {url: src, alt: tag.attributes.get('alt'), title: tag.attributes.get('title')}
    return [toInlineImage(state, node, image, context)]
  }
  return [keepHtml(state, node, context)]
}

/**
 * Keeps a tag or a comment as it is, and says so.
 *
 * @param element - All of the element that the tag begins, where it is empty.
 */
export function keepHtml(state: State, node: Html, {marks}: PhrasingContext, element = node.value): Piece {
  if (isComment(node.value)) {
    state.report('convert/html-comment', node, 'Kept an HTML comment, which no reader sees, as inline HTML.')
  } else if (readPlaceNames(element)) {
    state.report('convert/place-name', node, KEPT_PLACE)
  } else {
    state.report(
      'convert/inline-html',
      node,
      `Kept ${nameOf(node.value)} as inline HTML: Portable Text has no form for it here.`,
    )
  }
  return {object: {_type: 'inlineHtml', html: node.value}, marks}
}

/** What to tell of an element that shows nothing. */
export const KEPT_PLACE =
  'Kept an empty element that only names a place to link to as HTML; the renderers make that place of it, and show nothing.'

/** A tag without its attributes, so that the same is said of tags of one kind; of anything else the first line. */
function nameOf(html: string): string | undefined {
  const [tag] = /^<\/?[A-Za-z][A-Za-z0-9-]*/.exec(html) ?? []
  return tag === undefined ? html.split('\n', 1)[0] : `${tag}>`
}
