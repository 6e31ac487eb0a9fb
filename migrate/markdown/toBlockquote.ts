import type {Blockquote, BlockContent, DefinitionContent, RootContent} from 'mdast'

import {readCalloutName} from '../convert/calloutNames.ts'
import {edge} from './edge.ts'

const MARKER = /^\[!([A-Za-z]+)\][ \t]*$/

/** A quotation. Words that would make an alert of it are kept apart from its edge. */
export function toBlockquote(content: readonly RootContent[]): Blockquote {
  const [first, ...others] = content
  const words = first?.type === 'paragraph' ? first.children[0] : undefined
  const name = words?.type === 'text' ? MARKER.exec(words.value)?.[1] : undefined
  const children =
    first?.type === 'paragraph' && name !== undefined && readCalloutName(name)
      ? [{...first, children: [edge(), ...first.children]}, ...others]
      : content
  return {type: 'blockquote', children: children as (BlockContent | DefinitionContent)[]}
}
