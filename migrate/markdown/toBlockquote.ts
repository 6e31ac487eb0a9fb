import type {Blockquote, BlockContent, DefinitionContent, RootContent} from 'mdast'

import {CALLOUT_TONES} from '../../schemas/names.ts'
import {edge} from './edge.ts'

const ALERT = new RegExp(`^\\[!(?:${CALLOUT_TONES.join('|')})\\][ \\t]*$`, 'i')

/** A quotation. Words that would make an alert of it are kept apart from its edge. */
export function toBlockquote(content: readonly RootContent[]): Blockquote {
  const [first, ...others] = content
  const children =
    first?.type === 'paragraph' && first.children[0]?.type === 'text' && ALERT.test(first.children[0].value)
      ? [{...first, children: [edge(), ...first.children]}, ...others]
      : content
  return {type: 'blockquote', children: children as (BlockContent | DefinitionContent)[]}
}
