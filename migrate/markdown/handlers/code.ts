import type {RootContent} from 'mdast'

import type {CodeBlock} from '../../../src/portable-text/types.ts'
import {hasOpenShortcode} from '../escapeCode.ts'
import type {MarkdownState} from '../state.ts'
import {lostFields, toCodeInfo} from '../toCodeInfo.ts'

/** Code stands in a fence; language, file name, marked lines and settings in the line that opens it. */
export function code(state: MarkdownState, block: CodeBlock): RootContent[] {
  const {code} = block
  const info = toCodeInfo(block)
  const lost = lostFields(block, info)
  if (lost.length > 0) {
    state.report(
      'markdown/code-meta',
      block,
      `The line of a code fence cannot say the ${lost.join(' and ')} of this code; it reads \`${info}\`.`,
    )
  }
  if (state.options.dialect === 'hugo' && hasOpenShortcode(code)) {
    state.report(
      'markdown/open-shortcode',
      block,
      'Found code with the beginning of a shortcode and no end of one; Hugo takes it for a shortcode and fails. Write the end into the code too.',
    )
  }
  const [, lang = '', meta] = /^(\S*)(?: (\S[^]*))?$/.exec(info) ?? [info, info]
  return [{type: 'code', value: code, ...(lang && {lang}), ...(meta && {meta})}]
}
