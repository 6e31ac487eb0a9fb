import type {RootContent} from 'mdast'

import type {SourceBlock} from '../../../src/portable-text/types.ts'
import type {MarkdownState} from '../state.ts'

/** A piece of another language stands as it is. */
export function sourceBlock(_state: MarkdownState, {source}: SourceBlock): RootContent[] {
  return source.trim() === '' ? [] : [{type: 'html', value: source}]
}
