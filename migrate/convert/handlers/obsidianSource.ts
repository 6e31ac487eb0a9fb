import type {Nodes} from 'mdast'

import type {DraftBlock, Piece} from '../drafts.ts'
import type {ConvertRule} from '../rules.ts'
import type {PhrasingContext, State} from '../state.ts'
import type {BlockId} from '../syntax/obsidian/blockId.ts'
import type {ObsidianComment} from '../syntax/obsidian/commentNodes.ts'
import type {WikiEmbed} from '../syntax/obsidian/wikiNodes.ts'

/** What Obsidian has and Portable Text has no form for. Its value is its source. */
export type ObsidianSource = ObsidianComment | BlockId | WikiEmbed

const REPORTS: Readonly<Record<ObsidianSource['type'], {rule: ConvertRule; reason: string}>> = {
  obsidianComment: {rule: 'convert/obsidian-comment', reason: 'Kept a comment, which no reader sees, as source.'},
  blockId: {rule: 'convert/block-id', reason: 'Kept the id of a block, which no reader sees, as source.'},
  wikiEmbed: {
    rule: 'convert/embed',
    reason:
      'Kept the embed of something that is no image as source: an editor sees what it names, and a site decides what becomes of it.',
  },
}

/** True for a node whose value is a piece of Obsidian. */
export function isObsidianSource(node: Nodes | undefined): node is ObsidianSource {
  return node !== undefined && Object.hasOwn(REPORTS, node.type)
}

/** Keeps a piece of Obsidian among words as it is, and says so. */
export function obsidianSource(state: State, node: ObsidianSource, {marks}: PhrasingContext): Piece[] {
  report(state, node)
  return [{object: {_type: 'inlineSource', syntax: 'obsidian', source: node.value}, marks}]
}

/** Keeps a piece of Obsidian that stands by itself as it is, and says so. */
export function obsidianSourceBlock(state: State, node: ObsidianSource): DraftBlock[] {
  report(state, node)
  return [{_type: 'sourceBlock', syntax: 'obsidian', source: node.value}]
}

function report(state: State, node: ObsidianSource): void {
  const {rule, reason} = REPORTS[node.type]
  const isOpen = node.type === 'obsidianComment' && !node.value.includes('%%', 2)
  const hint = ' It never ends, so it takes in all that follows: close it with %%.'
  state.report(rule, node, isOpen ? reason + hint : reason)
}
