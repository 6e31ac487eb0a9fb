import type {RootContent} from 'mdast'

import type {HtmlBlock} from '../../../src/portable-text/types.ts'
import type {MarkdownState} from '../state.ts'

/** HTML stands as it is. */
export function htmlBlock(_state: MarkdownState, {html}: HtmlBlock): RootContent[] {
  return html.trim() === '' ? [] : [{type: 'html', value: html}]
}
