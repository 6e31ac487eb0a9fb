import {excerpt} from '../diff/excerpt.ts'
import type {ArticleMerge, PlacedConflict} from '../merge/mergeArticle.ts'
import type {Message} from '../types.ts'
import {listParts} from './listParts.ts'
import type {ConflictPolicy} from './types.ts'

/** How many characters of a block are shown at most. */
const EXCERPT = 40

/** How the merge was asked for. */
interface MergeContext {
  policy: ConflictPolicy
  /** Whether there was a draft. */
  draft: boolean
  /** Whether the article was there and not imported. */
  isAdopted: boolean
}

/**
 * Says what a merge decided, in words that an editor knows: fields by name, blocks by their first words.
 *
 * @param merge - The outcome of the merge.
 * @param context - How the run asked for it.
 */
export function describeMerge(merge: ArticleMerge, context: MergeContext): Message[] {
  return [...describeMove(merge), ...describeContent(merge, context)]
}

function describeMove({moved, keepsEdits}: ArticleMerge): Message[] {
  if (moved === undefined) return []
  const kept = keepsEdits ? ' What an editor changed in the draft stays there.' : ''
  const reason =
    moved === 'draft'
      ? 'Its source says now that it is a draft, so it is not published any more; all of it is in the draft.'
      : `Its source does not say any more that it is a draft, so it is published.${kept}`
  return [{severity: 'info', rule: moved === 'draft' ? 'plan/withdrawn' : 'plan/released', reason}]
}

function describeContent({conflicts, keepsEdits, mutations}: ArticleMerge, context: MergeContext): Message[] {
  const side = context.policy === 'overwrite' ? 'ours' : 'theirs'
  const decided = conflicts.filter((conflict) => conflict.side === side)
  if (decided.length > 0) return [describeConflicts(decided, context)]
  if (context.isAdopted) {
    return [{severity: 'info', rule: 'plan/adopted', reason: 'This article was there already and is taken over.'}]
  }
  if (!keepsEdits || mutations.length === 0) return []
  const reason = `The source changed, and an editor changed other parts${context.draft ? ' or has a draft' : ''} since the last import: both are kept.`
  return [{severity: 'info', rule: 'plan/merged', reason}]
}

function describeConflicts(conflicts: readonly PlacedConflict[], {policy, draft, isAdopted}: MergeContext): Message {
  const inDraft = conflicts.every(({document}) => document.startsWith('drafts.'))
  const parts = `${nameParts(conflicts)}${inDraft && draft ? ' (in the draft)' : ''}`
  const what = isAdopted
    ? `This article was there already and is taken over; the source says something else in ${parts}.`
    : `Source and editor both changed ${parts}.`
  const decide = 'Make the two say the same in either place, or run again with --on-conflict overwrite or draft.'
  switch (policy) {
    case 'overwrite': {
      const reason = `${what} The source's version replaced it, as --on-conflict overwrite says; the dataset's history still has what was there.`
      return {severity: 'warning', rule: 'plan/overwritten', reason}
    }
    case 'draft': {
      const reason = `${what} What is published stays, and the source's version is in the draft: compare the two in the Studio, then publish or discard it.`
      return {severity: 'warning', rule: 'plan/conflict', reason}
    }
    case 'keep': {
      const reason = `${what} The editor's version stays; what else the source changed is taken in. ${decide}`
      return {severity: 'warning', rule: 'plan/conflict', reason}
    }
  }
}

/**
 * Names parts of an article, each once.
 *
 * @returns `title, the block "First words…" and the order of the blocks`
 */
function nameParts(conflicts: readonly PlacedConflict[]): string {
  return listParts([...new Map(conflicts.map((conflict) => [conflict.path, namePart(conflict)])).values()])
}

function namePart({path, theirs, ours}: PlacedConflict): string {
  if (path === 'body (order)') return 'the order of the blocks'
  if (!path.includes('[')) return path
  const shown = excerpt(theirs ?? ours, EXCERPT) ?? ''
  return `the block ${JSON.stringify(shown)}${theirs === undefined ? ' (removed by the editor)' : ''}${ours === undefined ? ' (removed from the source)' : ''}`
}
