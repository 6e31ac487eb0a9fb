import {compareWritten} from '../document/compareWritten.ts'
import type {Message} from '../types.ts'
import {describeEdits} from './describeEdits.ts'
import {refersStrongly} from './refersStrongly.ts'
import type {HeldRecord, StoredDocument} from './types.ts'

/** What the dataset holds about an article whose source is gone. */
export interface OrphanHolding {
  record: HeldRecord
  article: StoredDocument
  draft?: StoredDocument
  /** Documents that refer to it, strongly or weakly, and stay. */
  referrers: readonly {_id: string}[]
}

/** Why an article stays, and whether it may be deleted all the same by force. */
export interface PruneObstacle {
  message: Message
  /** False where the Content Lake would refuse it. */
  isForceable: boolean
}

/** How many referrers are named. */
const NAMED = 3

/**
 * Says why an article whose source is gone must not be deleted.
 *
 * @param holding - What is known of it.
 * @returns Undefined when nothing speaks against it.
 */
export function findPruneObstacle({record, article, draft, referrers}: OrphanHolding): PruneObstacle | undefined {
  const strong = referrers.filter((referrer) => refersStrongly(referrer, article._id)).map(({_id}) => _id)
  if (strong.length > 0) {
    const reason = `The source of this article is gone, and ${nameSome(strong)} ${verb(strong)} to it strongly, so the Content Lake does not let it be deleted. Take these references out, or make them weak, and run the same command again.`
    return {message: {severity: 'warning', rule: 'prune/referenced', reason}, isForceable: false}
  }
  const edits = [
    describeEdits(compareWritten(record.written, article), article),
    draft && describeEdits(compareWritten(record.written.draft ?? record.written, draft), draft),
  ].filter(Boolean)
  const told = 'To delete it all the same, run again with --prune --force.'
  if (edits.length > 0) {
    const reason = `The source of this article is gone, and an editor changed ${edits.join(' and, in the draft, ')}, so it stays. ${told}`
    return {message: {severity: 'warning', rule: 'prune/edited', reason}, isForceable: true}
  }
  if (referrers.length === 0) return undefined
  const ids = referrers.map(({_id}) => _id)
  const reason = `The source of this article is gone, and ${nameSome(ids)} ${verb(ids)} to it, so it stays. ${told}`
  return {message: {severity: 'warning', rule: 'prune/referenced', reason}, isForceable: true}
}

function verb(ids: readonly string[]): string {
  return ids.length === 1 ? 'refers' : 'refer'
}

function nameSome(ids: readonly string[]): string {
  return `${ids.slice(0, NAMED).join(', ')}${ids.length > NAMED ? ` and ${ids.length - NAMED} more` : ''}`
}
