import type {RootContent} from 'mdast'

import type {SourceBlock} from '../../../src/portable-text/types.ts'
import {reportOtherDialect} from '../reportOtherDialect.ts'
import type {MarkdownState} from '../state.ts'

/** A piece of another language stands as it is. */
export function sourceBlock(state: MarkdownState, block: SourceBlock): RootContent[] {
  const {source, syntax} = block
  reportOtherDialect(state, block, syntax)
  return source.trim() === '' ? [] : [{type: 'html', value: source}]
}
