import {parseId} from '../documentId.ts'
import type {Mutation, StoredDocument} from '../engine.ts'
import {applyMutation} from '../mutations/applyMutation.ts'
import {decodeMutations} from '../mutations/decodeMutations.ts'
import {createNotFoundError} from '../mutations/mutationErrors.ts'

/** A mutation in wire form, with the one document it is for. */
export interface ActionMutation {
  id: string
  wire: Record<string, unknown>
  /** True where the history of the document goes with it. */
  purge?: boolean
}

/** The documents that actions act on, as the actions before leave them. Nothing of that is written. */
export interface PendingDocuments {
  /** Whether there is a document. Costs less than reading it. */
  exists(id: string): boolean
  /** @throws LakeError 400 or 409 where a mutation does not fit, with the index of its action */
  read(id: string): StoredDocument | null
  /** The ids of a document's versions that actions changed, whether they still exist or not. */
  changedVersionsOf(publishedId: string): Iterable<string>
  /**
   * Takes in what an action comes to.
   *
   * @param index - The action's place in the request.
   */
  add(mutation: ActionMutation, index: number): void
}

/** A document that some action changed, and what is still to be done to it. */
interface Pending {
  before: StoredDocument | null
  after: StoredDocument | null
  waiting: {mutation: ActionMutation; index: number}[]
}

/**
 * Begins with the documents as they are stored. References are not looked at: they only have to lead somewhere when all
 * actions are done.
 *
 * @param stored - Reads a document as it is stored.
 */
export function createPendingDocuments(stored: (id: string) => StoredDocument | null): PendingDocuments {
  const pending = new Map<string, Pending>()
  const groups = new Map<string, string[]>()

  function settle(id: string, document: Pending): StoredDocument | null {
    for (const {mutation, index} of document.waiting.splice(0)) {
      for (const decoded of decodeMutations([mutation.wire])) document.after = apply(decoded, index, id, document)
    }
    return document.after
  }

  return {
    exists(id) {
      const document = pending.get(id)
      if (document === undefined) return stored(id) !== null
      const last = document.waiting.at(-1)
      return last === undefined ? document.after !== null : !('delete' in last.mutation.wire)
    },
    read(id) {
      const document = pending.get(id)
      return document === undefined ? stored(id) : settle(id, document)
    },
    changedVersionsOf: (publishedId) => groups.get(publishedId) ?? [],
    add(mutation, index) {
      const known = pending.get(mutation.id)
      if (known !== undefined) return void known.waiting.push({mutation, index})
      const {group} = parseId(mutation.id)
      groups.set(group, [...(groups.get(group) ?? []), mutation.id])
      const before = stored(mutation.id)
      pending.set(mutation.id, {before, after: before, waiting: [{mutation, index}]})
    },
  }
}

function apply(mutation: Mutation, index: number, id: string, {before, after}: Pending): StoredDocument | null {
  if (mutation.type === 'patch' && after === null) throw createNotFoundError(index, id)
  // The revision that a client can know is the one before the request; times and ids are those of the transaction to come.
  const stamp = {transactionId: before?._rev ?? '', timestamp: new Date(0).toISOString(), createId: () => id}
  return applyMutation(mutation, index, {id, before, after, index}, stamp).document
}
