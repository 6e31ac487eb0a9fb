import type {StoredDocument} from '../engine.ts'
import type {MutationErrorItem} from '../errors.ts'
import {createMutationError} from './mutationErrors.ts'
import type {OutgoingReference} from './references.ts'

/** A document that a transaction is about to change. */
export interface PendingDocument {
  id: string
  before: StoredDocument | null
  after: StoredDocument | null
  /** Index of the last mutation that touched it. */
  index: number
}

/** What the check needs to know of the dataset as it was before the transaction. */
export interface ReferenceReader {
  has(id: string): boolean
  /** Ids of documents that refer to this one strongly. */
  strongReferrers(id: string): string[]
}

/**
 * Refuses a transaction that would leave a strong reference without its target, or change the type of a document that
 * strong references point at. Only the state after the whole transaction counts, so a pair that refer to each other
 * can be created or deleted together.
 *
 * @param references - what each of the documents refers to afterwards, by its id
 * @throws LakeError 409 with one item for each document in the way
 */
export function checkReferences(
  pending: ReadonlyMap<string, PendingDocument>,
  references: ReadonlyMap<string, readonly OutgoingReference[]>,
  reader: ReferenceReader,
): void {
  const targets = new Map(Array.from(references, ([id, found]) => [id, strongTargets(found)]))
  const pendingReferrers = invert(targets)
  const exists = (id: string): boolean => {
    const change = pending.get(id)
    return change === undefined ? reader.has(id) : change.after !== null
  }
  const referrersOf = (id: string): string[] => {
    const untouched = reader.strongReferrers(id).filter((referrer) => !pending.has(referrer))
    return [...untouched, ...(pendingReferrers.get(id) ?? [])].filter((referrer) => referrer !== id).sort()
  }
  const items = Array.from(pending.values(), (change) => [
    ...(targets.get(change.id) ?? []).filter((target) => !exists(target)).map((target) => toMissing(change, target)),
    ...(isTakenAway(change) ? toReferenced(change, referrersOf(change.id)) : []),
  ]).flat()
  if (items.length > 0) throw createMutationError(409, items)
}

/** Whether references to the document no longer lead to what they were made for. */
function isTakenAway({before, after}: PendingDocument): boolean {
  return before !== null && before._type !== after?._type
}

function strongTargets(references: readonly OutgoingReference[]): string[] {
  return references.filter(({isStrong}) => isStrong).map(({target}) => target)
}

function invert(targets: ReadonlyMap<string, string[]>): Map<string, string[]> {
  const referrers = new Map<string, string[]>()
  for (const [id, all] of targets) {
    for (const target of all) {
      const known = referrers.get(target)
      if (known === undefined) referrers.set(target, [id])
      else known.push(id)
    }
  }
  return referrers
}

function toMissing({id, index}: PendingDocument, referenceID: string): MutationErrorItem {
  const description = `Document "${id}" references non-existent document "${referenceID}"`
  return {index, error: {type: 'documentReferenceDoesNotExistError', description, id, referenceID}}
}

function toReferenced({id, after, index}: PendingDocument, referencingIDs: string[]): MutationErrorItem[] {
  if (referencingIDs.length === 0) return []
  const act = after === null ? 'be deleted' : 'change its type'
  const description = `Document "${id}" cannot ${act} as there are references to it from ${list(referencingIDs)}`
  return [{index, error: {type: 'documentHasExistingReferencesError', description, id, referencingIDs}}]
}

function list(ids: string[]): string {
  const first = ids.slice(0, 5).map((id) => `"${id}"`)
  return ids.length > 5 ? `${first.join(', ')} and ${ids.length - 5} more` : first.join(', ')
}
