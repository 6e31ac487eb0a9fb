import type {PhrasingContent} from 'mdast'

import type {InlineObject} from '../../../src/portable-text/types.ts'
import {handlerOf} from '../handlerOf.ts'
import type {MarkdownState, PhrasingContext} from '../state.ts'
import {toOneLine} from '../toOneLine.ts'
import {callWriter} from './callWriter.ts'

/**
 * Has a handler of the user write an object among words.
 *
 * @param writeDefault - Writes it without.
 * @returns Undefined when there is no handler, or it leaves the object to the default.
 */
export function writeOwnObject(
  state: MarkdownState,
  object: InlineObject,
  context: PhrasingContext,
  writeDefault: () => PhrasingContent[],
): PhrasingContent[] | undefined {
  const write = handlerOf(state.options.handlers?.phrasing, object._type)
  if (!write) return undefined
  const {block} = context
  return callWriter<PhrasingContent>(
    `handlers.phrasing.${object._type}`,
    {
      state,
      block,
      writeDefault,
      toNode: (value) => ({type: 'ownMarkdown', value: toOneLine(state, value, context)}),
      toRoot: (children) => ({type: 'root', children: [{type: 'paragraph', children}]}),
    },
    (own) => write(object, own),
  )
}
