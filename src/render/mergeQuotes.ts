import type {TypedObject} from '@portabletext/types'

import {BLOCK_OBJECT} from '../../schemas/names.ts'
import {listOf} from './fieldValues.ts'
import {isTyped} from './isTyped.ts'
import type {PortableTextInput} from './types.ts'

/**
 * Gathers each run of flat `blockquote` blocks into one `quote`, so that a quotation of three paragraphs is one
 * quotation and not three.
 *
 * @param blocks - any Portable Text
 * @returns the members that can be rendered, with the runs replaced; the input is left as it is
 */
export function mergeQuotes(blocks: PortableTextInput): TypedObject[] {
  const merged: TypedObject[] = []
  let run: TypedObject[] | undefined
  for (const block of listOf(blocks)) {
    if (!isTyped(block)) continue
    if (block['style'] !== 'blockquote' || block['listItem']) {
      run = undefined
      merged.push(block)
      continue
    }
    if (!run) {
      run = []
      const quote = {_type: BLOCK_OBJECT.quote, ...(block._key && {_key: block._key}), content: run}
      merged.push(quote)
    }
    run.push({...block, style: 'normal'} as TypedObject)
  }
  return merged
}
