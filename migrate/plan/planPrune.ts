import {compareWritten} from '../document/compareWritten.ts'
import type {Message} from '../types.ts'
import {describeEdits} from './describeEdits.ts'
import type {HeldRecord, StoredDocument} from './types.ts'

/** What the dataset holds about an article whose source is gone. */
export interface OrphanHolding {
  record: HeldRecord
  article: StoredDocument
  draft?: StoredDocument
  /** Ids of documents that refer to it, strongly or weakly, and stay. */
  referrers: readonly string[]
}

/** How many referrers are named. */
const NAMED = 3

/**
 * Says why an article whose source is gone must not be deleted.
 *
 * @param holding - What is known of it.
 * @returns Undefined when nothing speaks against it.
 */
export function findPruneObstacle({record, article, draft, referrers}: OrphanHolding): Message | undefined {
  const edits = [
    describeEdits(compareWritten(record.written, article), article),
    draft && describeEdits(compareWritten(record.written.draft ?? record.written, draft), draft),
  ].filter(Boolean)
  const told = 'To delete it all the same, run again with --prune --force.'
  if (edits.length > 0) {
    const reason = `The source of this article is gone, and an editor changed ${edits.join(' and, in the draft, ')}, so it stays. ${told}`
    return {severity: 'warning', rule: 'prune/edited', reason}
  }
  if (referrers.length === 0) return undefined
  const more = referrers.length > NAMED ? ` and ${referrers.length - NAMED} more` : ''
  const reason = `The source of this article is gone, and ${referrers.slice(0, NAMED).join(', ')}${more} refer to it, so it stays. ${told}`
  return {severity: 'warning', rule: 'prune/referenced', reason}
}
