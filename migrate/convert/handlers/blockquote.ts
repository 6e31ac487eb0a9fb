import type {Blockquote, RootContent} from 'mdast'

import type {DraftBlock} from '../drafts.ts'
import {CONTENT_LEVELS, fitsLevels} from '../levels.ts'
import type {FlowContext, State} from '../state.ts'
import {toTextBlock} from '../toTextBlock.ts'
import {visibleChildren} from '../visibleChildren.ts'
import {callout, parseAlert} from './callout.ts'

/**
 * A quotation of paragraphs alone is one flat `blockquote` block a paragraph, and such blocks in a row are one quotation.
 * Where that would say something else (other content, none, a quotation right before it), it is a `quote` object.
 * A GitHub alert is a callout.
 */
export function blockquote(state: State, node: Blockquote, context: FlowContext): DraftBlock[] {
  const fits = fitsLevels(context.levels, CONTENT_LEVELS)
  const alert = parseAlert(state, node)
  if (alert && fits) return callout(state, node, alert, context)
  const children = visibleChildren(node)
  const isFlat = children.length > 0 && children.every((child) => child.type === 'paragraph')
  if (isFlat && !alert && !followsFlatQuote(context)) return flatQuote(state, children, context)
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

/** Paragraphs get the style; anything else, which only an over-deep quotation has here, stands between them. */
function flatQuote(state: State, children: readonly RootContent[], context: FlowContext): DraftBlock[] {
  return children.flatMap((child) =>
    child.type === 'paragraph'
      ? [toTextBlock(state.allInline(child.children), {style: 'blockquote'})]
      : state.one(child, context),
  )
}

function followsFlatQuote({before}: FlowContext): boolean {
  const last = before.at(-1)
  return last?._type === 'block' && last.style === 'blockquote'
}
