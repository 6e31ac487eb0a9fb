import type {Code} from 'mdast'

import {parseCodeInfo} from '../codeInfo.ts'
import type {DraftBlock} from '../drafts.ts'
import type {State} from '../state.ts'

/** A fence or indented code is a `code` block; the words after a fence name language, file and marked lines. */
export function code(state: State, node: Code): DraftBlock[] {
  const info = [node.lang, node.meta].filter(Boolean).join(' ')
  const {leftover, ...fields} = parseCodeInfo(info, node.value.split('\n').length)
  if (leftover !== '') {
    state.report(
      'convert/code-meta',
      node,
      `A code block has fields for language, file name and marked lines; none of them takes \`${leftover}\`, which was left out.`,
    )
  }
  return [{_type: 'code', ...fields, code: node.value}]
}
