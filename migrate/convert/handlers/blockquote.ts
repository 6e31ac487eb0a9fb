import type {Blockquote} from 'mdast'

import type {DraftBlock} from '../drafts.ts'
import {CONTENT_LEVELS, fitsLevels} from '../levels.ts'
import type {FlowContext, State} from '../state.ts'
import {visibleChildren} from '../visibleChildren.ts'
import {callout, parseAlert} from './callout.ts'
import {docfxVideo} from './docfxVideo.ts'
import {flatQuote} from './flatQuote.ts'

/**
 * A quotation of paragraphs alone is one flat `blockquote` block a paragraph, and such blocks in a row are one quotation.
 * Where that would say something else (other content, none, a quotation right before it), it is a `quote` object.
 * A GitHub alert is a callout, and a video of DocFX a frame.
 */
export function blockquote(state: State, node: Blockquote, context: FlowContext): DraftBlock[] {
  const fits = fitsLevels(context.levels, CONTENT_LEVELS)
  const alert = parseAlert(state, node)
  if (alert) return callout(state, node, alert, context)
  const video = docfxVideo(state, node)
  if (video) return [video]
  const children = visibleChildren(node)
  const isFlat = children.length > 0 && children.every((child) => child.type === 'paragraph')
  if (isFlat && !followsFlatQuote(context)) return flatQuote(state, children, context)
  if (state.flatOnly) {
    state.report(
      'convert/flattened',
      node,
      'Made flat blocks of a quotation that flat blocks cannot say all of: what it holds besides text stands between its lines, and it may be one with a quotation beside it.',
    )
    return flatQuote(state, children, context)
  }
  if (!fits) {
    state.report(
      'convert/nesting-limit',
      node,
      'This quotation is nested deeper than the 20 levels the Content Lake stores; what it holds besides text moved out of it.',
    )
    return flatQuote(state, children, context)
  }
  return [{_type: 'quote', content: state.all(children, context.levels + CONTENT_LEVELS)}]
}

function followsFlatQuote({before}: FlowContext): boolean {
  const last = before.at(-1)
  return last?._type === 'block' && last.style === 'blockquote'
}
