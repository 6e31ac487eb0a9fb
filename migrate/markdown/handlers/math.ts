import type {RootContent} from 'mdast'

import type {MathBlock} from '../../../src/portable-text/types.ts'
import type {MarkdownState} from '../state.ts'

/** A displayed formula stands between two lines of `$$`. */
export function math(_state: MarkdownState, {tex}: MathBlock): RootContent[] {
  return [{type: 'math', value: tex}]
}
