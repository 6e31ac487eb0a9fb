import {Mutation as Mutator, type Mut} from '@sanity/mutator'

import type {PatchOperations, StoredDocument} from '../engine.ts'

/** Attributes that stay as the document was created. */
const IMMUTABLE = ['_id', '_type', '_createdAt'] as const

/** Who patches, and when. */
export interface RevisionStamp {
  transactionId: string
  timestamp: string
}

/**
 * Applies a patch as the Studio's own editor model does, with `@sanity/mutator` and in its order: `setIfMissing`,
 * `set`, `unset`, `diffMatchPatch`, `inc`, `dec`, `insert`. Changes neither argument.
 *
 * @returns the next revision, even where the patch changed nothing: a client waits for the revision it asked for
 * @throws Error with the reason where an operation does not fit the document, or touches `_id`, `_type` or `_createdAt`
 */
export function applyPatch(
  document: StoredDocument,
  operations: PatchOperations,
  {transactionId, timestamp}: RevisionStamp,
): StoredDocument {
  // The two speak of the same wire form; the types of @sanity/mutator are those of a client, which names no `dec`.
  const patch = {patch: {id: document._id, ...operations}} as unknown as Mut
  const patched = new Mutator({mutations: [patch]}).apply(document)
  const changed = IMMUTABLE.find((name) => patched?.[name] !== document[name])
  if (changed !== undefined) throw new Error(`cannot modify the immutable attribute "${changed}"`)
  return {...patched, ...pick(document, IMMUTABLE), _rev: transactionId, _updatedAt: timestamp}
}

function pick<K extends keyof StoredDocument>(document: StoredDocument, names: readonly K[]): Pick<StoredDocument, K> {
  return Object.fromEntries(names.map((name) => [name, document[name]])) as Pick<StoredDocument, K>
}
