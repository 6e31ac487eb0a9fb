import type {PhrasingContent} from 'mdast'

import {hasBareAddress} from './hasBareAddress.ts'
import type {MarkdownState, PhrasingContext} from './state.ts'

/** Words, with a message when they look like an address and are no link. A carriage return would end a line. */
export function toTextNodes(state: MarkdownState, text: string, {block, link}: PhrasingContext): PhrasingContent[] {
  if (!link && hasBareAddress(text)) {
    state.report(
      'markdown/bare-address',
      block,
      'Found an address that is no link; readers of Markdown with GFM make a link of it. Mark it as code, or make it a link.',
    )
  }
  return text
    .split('\r')
    .flatMap((part, index): PhrasingContent[] => [
      ...(index > 0 ? [{type: 'html', value: '&#xD;'} as const] : []),
      ...(part === '' ? [] : [{type: 'text', value: part} as const]),
    ])
}
