import type {RootContent} from 'mdast'

import type {Block} from '../../../src/portable-text/types.ts'
import {handlerOf} from '../handlerOf.ts'
import type {MarkdownState} from '../state.ts'
import {callWriter} from './callWriter.ts'

/**
 * Has a handler of the user write a block.
 *
 * @param writeDefault - Writes it without.
 * @returns Undefined when there is no handler, or it leaves the block to the default.
 */
export function writeOwnBlock(
  state: MarkdownState,
  block: Block,
  writeDefault: () => RootContent[],
): RootContent[] | undefined {
  const write = handlerOf(state.options.handlers?.flow, block._type)
  if (!write) return undefined
  return callWriter<RootContent>(
    `handlers.flow.${block._type}`,
    {
      state,
      block,
      writeDefault,
      toNode: (value) => ({type: 'html', value}),
      toRoot: (children) => ({type: 'root', children}),
    },
    (context) => write(block, context),
  )
}
