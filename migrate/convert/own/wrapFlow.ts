import type {Nodes, PhrasingContent} from 'mdast'

import type {Style} from '../../../schemas/names.ts'
import type {DraftBlock} from '../drafts.ts'
import {CONTENT_LEVELS, MAX_LEVELS} from '../levels.ts'
import {keepFlow} from '../revert.ts'
import type {FlowContext as Place, FlowHandler} from '../state.ts'
import {toImageFields} from '../toInlineImage.ts'
import {toTextBlock} from '../toTextBlock.ts'
import {checkBlocks} from './checkObjects.ts'
import {countLevels} from './countLevels.ts'
import {convertFor, isTooDeep, reportFailure, sharedContext, tell, type OwnCall} from './ownCall.ts'
import type {FlowContext, FlowResult} from './types.ts'
import {toPiece} from './toPiece.ts'
import {UsageError, refuseAsync} from './usageError.ts'

/**
 * Makes a handler of the converter of a function of the user: gives it its context, checks what it returns, and sees to it
 * that nothing is lost when it fails.
 *
 * @param name - What the user calls the function, for messages.
 * @param run - Calls it.
 * @param fallback - The handler in whose place it stands.
 */
export function wrapFlow<Node extends Nodes>(
  name: string,
  run: (node: Node, context: FlowContext) => FlowResult,
  fallback: FlowHandler,
): FlowHandler {
  return (state, node, place) => {
    if (isTooDeep(name, state, node)) return fallback(state, node, place)
    const call: OwnCall = {name, state, node, told: [], hasConverted: false}
    const runFallback = () => fallback(state, node, place)
    const takeBack = state.savepoint()
    const made = new WeakSet<object>()
    let next: DraftBlock[] | undefined
    const context: FlowContext = {
      ...sharedContext(call),
      ...conversions(call, place, made),
      next: () => (next ??= remember(made, convertFor(call, runFallback))),
    }
    let blocks: DraftBlock[] | undefined
    try {
      const result: unknown = run(node as Node, context)
      refuseAsync(result, name)
      blocks = result === undefined ? next : checkBlocks(result, made)
    } catch (error) {
      if (error instanceof UsageError) throw error
      takeBack()
      tell(call)
      reportFailure(call, error)
      return keepFlow(state, node, place)
    }
    if (blocks?.some((block) => place.levels + countLevels(block) > MAX_LEVELS)) {
      takeBack()
      tell(call)
      reportDepth(call)
      return keepFlow(state, node, place)
    }
    if (!blocks) takeBack()
    tell(call)
    return blocks ?? (call.hasConverted ? convertFor(call, runFallback) : runFallback())
  }
}

/** What makes blocks for a handler. Each is remembered as made by the converter. */
function conversions(
  call: OwnCall,
  {levels}: Place,
  made: WeakSet<object>,
): Pick<FlowContext, 'blocks' | 'textBlock' | 'useImage'> {
  const {state, node} = call
  return {
    blocks: (nodes, {levels: more = CONTENT_LEVELS} = {}) =>
      remember(
        made,
        convertFor(call, () => state.all(nodes, levels + more)),
      ),
    textBlock(words: readonly PhrasingContent[] | string, options: {style?: Style} = {}) {
      const pieces =
        typeof words === 'string' ? [toPiece(words, {marks: []})] : convertFor(call, () => state.allInline(words))
      const block = toTextBlock(pieces, options)
      made.add(block)
      return block
    },
    useImage(image) {
      return {_type: 'figure', ...toImageFields(state, node, image)}
    },
  }
}

function remember(made: WeakSet<object>, blocks: DraftBlock[]): DraftBlock[] {
  for (const block of blocks) made.add(block)
  return blocks
}

function reportDepth({state, node, name}: OwnCall): void {
  state.report(
    'convert/nesting-limit',
    node,
    `What ${name} made of this ${node.type} would be nested deeper than the 20 levels the Content Lake stores; its source text stands in its place.`,
  )
}
