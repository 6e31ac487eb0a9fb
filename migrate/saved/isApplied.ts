import type {PlannedArticle} from './types.ts'

/** What an import record says of the write that it is from. */
export interface WrittenBy {
  _rev: string
  sourceHash: string
  /** JSON of the revisions before, as in a plan. */
  revisionsBefore: string
}

/**
 * Whether what a plan is to do with an article was done already, by a run that was stopped: its import record is of this source and
 * of these revisions, and nobody changed the article since.
 *
 * @param planned - Of the plan.
 * @param record - The import record as it is now.
 * @param now - Revisions of the documents as they are now, by id.
 */
export function isApplied(
  {sourceHash, revisions}: Pick<PlannedArticle, 'sourceHash' | 'revisions'>,
  record: WrittenBy | undefined,
  now: ReadonlyMap<string, string>,
): boolean {
  if (record === undefined || record.sourceHash !== sourceHash) return false
  if (record.revisionsBefore !== JSON.stringify(revisions)) return false
  // What a transaction writes has its id for a revision; what it deletes has none.
  return Object.entries(revisions).every(([id, planned]) => {
    const found = now.get(id)
    return found === undefined || found === planned || found === record._rev
  })
}
