import type {PortableTextTypeComponent} from '@portabletext/to-html'

import {BLOCK_OBJECT, CALLOUT_TONES} from '../../../schemas/names.ts'
import type {Callout, Divider, Quote} from '../../portable-text/types.ts'
import type {RenderContext} from '../context.ts'
import {attributes, escapeHtml} from '../escape.ts'
import {textOf} from '../fieldValues.ts'
import type {Queried} from '../types.ts'

/** What stands apart from the running text: quotations, callouts and dividers. */
export function asides(context: RenderContext): Record<string, PortableTextTypeComponent> {
  const quote: PortableTextTypeComponent<Queried<Quote>> = ({value}) =>
    `<blockquote>${context.renderBlocks(value.content)}</blockquote>`

  const callout: PortableTextTypeComponent<Queried<Callout>> = ({value}) => {
    const tone = textOf(value.tone) || CALLOUT_TONES[0]
    // The tone is said in words as well: a colour alone does not reach everyone.
    const title = textOf(value.title) || tone.charAt(0).toUpperCase() + tone.slice(1)
    const content = context.renderBlocks(value.content)
    return `<aside${attributes({class: `callout callout-${tone}`})}><p class="callout-title">${escapeHtml(title)}</p>${content}</aside>`
  }

  const divider: PortableTextTypeComponent<Queried<Divider>> = () => '<hr>'

  return {[BLOCK_OBJECT.quote]: quote, [BLOCK_OBJECT.callout]: callout, [BLOCK_OBJECT.divider]: divider}
}
