import type {RootContent} from 'mdast'

import type {HtmlBlock} from '../../../src/portable-text/types.ts'
import type {MarkdownState} from '../state.ts'
import {writeHtml} from '../writeHtml.ts'

/** HTML stands as it is, or as what the dialect has in its place. */
export function htmlBlock(state: MarkdownState, block: HtmlBlock): RootContent[] {
  return block.html.trim() === '' ? [] : [{type: 'html', value: writeHtml(state, block, block.html)}]
}
