import type {Block} from '../../src/portable-text/types.ts'
import {SEAM} from '../convert/seams.ts'
import type {MarkdownState} from './state.ts'
import {toJsx} from './toJsx.ts'

/**
 * HTML as the dialect has it: MDX takes it only as JSX.
 *
 * @param block - The block it is, or stands in.
 */
export function writeHtml(state: MarkdownState, block: Block, html: string): string {
  if (state.options.dialect !== 'mdx') return html
  const {jsx, isSame} = toJsx(html, block._type === 'htmlBlock')
  if (!isSame && html !== SEAM) {
    state.report(
      'markdown/html-as-jsx',
      block,
      'Found HTML that MDX has not; comments and scripts became expressions, and what stands between tags became text of its own.',
    )
  }
  return jsx
}
