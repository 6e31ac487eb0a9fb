import {Mutation as Mutator, type Mut} from '@sanity/mutator'

import type {PatchOperations, StoredDocument} from '../engine.ts'
import {resolvePaths, splitPatch} from './resolvePaths.ts'

/** Attributes that stay as the document was created. */
const IMMUTABLE = ['_id', '_type', '_createdAt'] as const

/** A patched document and the patches it takes to get there, or the name of the attribute that must not be touched. */
export type PatchOutcome = {document: StoredDocument; patches: PatchOperations[]} | {immutable: string}

/** Who patches, and when. */
export interface RevisionStamp {
  transactionId: string
  timestamp: string
}

/**
 * Applies a patch with `@sanity/mutator`, in its order, which is the hosted lake's (sanity-io/sanity#5062): `setIfMissing`, `set`,
 * `unset`, `diffMatchPatch`, `inc`, `dec`, `insert`. Changes neither argument.
 *
 * @returns the next revision, even where the patch changed nothing: a client waits for the revision it asked for
 * @throws Error with the reason where an operation does not fit the document
 */
export function applyPatch(
  document: StoredDocument,
  operations: PatchOperations,
  {transactionId, timestamp}: RevisionStamp,
): PatchOutcome {
  const {patched, patches} = applyOperations(document, operations)
  const changed = IMMUTABLE.find((name) => patched[name] !== document[name])
  if (changed !== undefined) return {immutable: changed}
  return {document: {...patched, ...pick(document, IMMUTABLE), _rev: transactionId, _updatedAt: timestamp}, patches}
}

type Applied = {patched: Record<string, unknown>; patches: PatchOperations[]}

/** Where a path is beyond `@sanity/mutator`, the patch is done in steps, each with the places that its path stands for. */
function applyOperations(document: StoredDocument, operations: PatchOperations): Applied {
  try {
    return {patched: mutate(document, operations), patches: [operations]}
  } catch (error) {
    return applySteps(document, operations, error)
  }
}

function applySteps(document: StoredDocument, operations: PatchOperations, reason: unknown): Applied {
  try {
    let patched = document
    const patches = splitPatch(operations).map((step) => {
      const resolved = resolvePaths(patched, step)
      patched = mutate(patched, resolved)
      return resolved
    })
    return {patched, patches}
  } catch {
    // The steps fail for the reason that the whole failed for, or for one that says less.
    throw reason
  }
}

function mutate(document: StoredDocument, operations: PatchOperations): StoredDocument {
  // The two speak of the same wire form; the types of @sanity/mutator are those of a client, which names no `dec`.
  const patch = {patch: {id: document._id, ...operations}} as unknown as Mut
  return new Mutator({mutations: [patch]}).apply(document) as StoredDocument
}

function pick<K extends keyof StoredDocument>(document: StoredDocument, names: readonly K[]): Pick<StoredDocument, K> {
  return Object.fromEntries(names.map((name) => [name, document[name]])) as Pick<StoredDocument, K>
}
