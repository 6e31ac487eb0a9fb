import type {RootContent} from 'mdast'

import type {CodeBlock} from '../../../src/portable-text/types.ts'
import {parseCodeInfo} from '../../convert/codeInfo.ts'
import {toCodeInfo} from '../toCodeInfo.ts'
import type {MarkdownState} from '../state.ts'

/** Code stands in a fence; language, file name and marked lines in the line that opens it. */
export function code(state: MarkdownState, block: CodeBlock): RootContent[] {
  const {code} = block
  const info = toCodeInfo(block)
  const {leftover, ...fields} = parseCodeInfo(info, code.split('\n').length)
  const lost = (['language', 'filename', 'highlightedLines'] as const).filter(
    (name) => String(fields[name] ?? '') !== String(block[name] ?? ''),
  )
  if (lost.length > 0 || leftover !== '') {
    state.report(
      'markdown/code-meta',
      block,
      `The line of a code fence cannot say the ${lost.join(' and ')} of this code; it reads \`${info}\`.`,
    )
  }
  const [, lang = '', meta] = /^(\S*)(?: (\S[^]*))?$/.exec(info) ?? [info, info]
  return [{type: 'code', value: code, ...(lang && {lang}), ...(meta && {meta})}]
}
