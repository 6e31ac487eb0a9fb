import type {Code} from 'mdast'

import {parseCodeInfo} from '../codeInfo.ts'
import type {DraftBlock} from '../drafts.ts'
import type {State} from '../state.ts'
import {reportPieceInCode} from '../syntax/pieces/reportPieces.ts'

/**
 * A fence or indented code is a `code` block; the words after a fence name language, file and marked lines, and what else
 * they say is kept beside those.
 */
export function code(state: State, node: Code): DraftBlock[] {
  reportPieceInCode(state, node)
  const info = [node.lang, node.meta].filter(Boolean).join(' ')
  const lineCount = node.value.split('\n').length
  const {fields, overmarked} = parseCodeInfo(info, lineCount)
  if (overmarked !== undefined) {
    const size = lineCount === 1 ? 'one line' : `${lineCount} lines`
    state.report(
      'convert/code-lines',
      node,
      `\`${overmarked}\` marks lines that the code does not have, which were left out: it has ${size}. Correct the numbers, or leave it.`,
    )
  }
  if (fields.meta !== undefined) {
    state.report(
      'convert/code-meta',
      node,
      `Kept \`${fields.meta}\` as it is: it names no language, file or marked lines. A site can read it as the settings of its highlighter.`,
    )
  }
  return [{_type: 'code', ...fields, code: node.value}]
}
