import type {Html} from 'mdast'

import {readPlaceNames} from '../../../src/html/readPlaceNames.ts'
import type {DraftBlock} from '../drafts.ts'
import {countOpenPre} from '../html/countOpenPre.ts'
import {isComment} from '../html/isComment.ts'
import type {FlowContext, State} from '../state.ts'
import {KEPT_PLACE} from './html.ts'
import {htmlFigure} from './htmlFigure.ts'

/** HTML between paragraphs is kept whole, unless it is one image. */
export function htmlBlock(state: State, node: Html, context: FlowContext): DraftBlock[] {
  const figure = htmlFigure(state, node, context)
  if (figure) return [figure]
  state.openPre = countOpenPre(node.value, state.openPre)
  if (isComment(node.value)) {
    state.report('convert/html-comment', node, 'Kept an HTML comment, which no reader sees, as a block of HTML.')
  } else if (readPlaceNames(node.value)) {
    state.report('convert/place-name', node, KEPT_PLACE)
  } else {
    state.report(
      'convert/html-block',
      node,
      'Kept HTML as a block of HTML: an editor sees its source, and a site shows it only if its renderer allows that.',
    )
  }
  return [{_type: 'htmlBlock', html: node.value}]
}
