import type {IncomingDocument, Mutation, PatchOperations, StoredDocument, TransactionResult} from '../engine.ts'
import {applyPatch, type PatchOutcome, type RevisionStamp} from './applyPatch.ts'
import type {PendingDocument} from './checkReferences.ts'
import {createExistsError, createImmutableError, createRevisionError, createValidationError} from './mutationErrors.ts'

/** Identity and clock of the transaction around a mutation. */
export interface MutationContext extends RevisionStamp {
  createId: () => string
}

/** What one mutation did to one document. */
export interface MutationOutcome {
  operation: TransactionResult['results'][number]['operation']
  document: StoredDocument | null
  /**
   * The mutation as listeners get it, with the document's final attributes and id; several patches where its paths had to be
   * looked up, none where it did nothing.
   */
  wire: Record<string, unknown>[]
}

/**
 * Applies one mutation to one document.
 *
 * @param index - the mutation's place in its transaction, for messages
 * @param target - the document as the mutations before this one left it
 * @throws LakeError 409 where the id is taken, the revision is another or an attribute cannot change, 400 where a patch does not
 * fit
 */
export function applyMutation(
  mutation: Mutation,
  index: number,
  target: PendingDocument,
  context: MutationContext,
): MutationOutcome {
  const {id, after: current} = target
  switch (mutation.type) {
    case 'create':
      if (current !== null) throw createExistsError(index, id)
      return create('create', mutation.document, target, context)
    case 'createIfNotExists':
      return current === null
        ? create('createIfNotExists', mutation.document, target, context)
        : {operation: 'none', document: current, wire: []}
    case 'createOrReplace':
      return create('createOrReplace', mutation.document, target, context)
    case 'delete':
      return current === null
        ? {operation: 'none', document: null, wire: []}
        : {operation: 'delete', document: null, wire: [{delete: {id}}]}
    case 'patch':
      return patch(mutation, index, target, context)
  }
}

function create(
  key: 'create' | 'createIfNotExists' | 'createOrReplace',
  incoming: IncomingDocument,
  {id, after: current}: PendingDocument,
  {transactionId, timestamp}: MutationContext,
): MutationOutcome {
  const {_id, _type, _rev, _createdAt, _updatedAt, ...attributes} = incoming
  // A document of another type takes the place of what was deleted (content-lake HTTP interface: mutations).
  const replaced = current?._type === _type ? current : null
  const document: StoredDocument = {
    _id: id,
    _type,
    _rev: transactionId,
    _createdAt: isGiven(_createdAt) ? _createdAt : (replaced?._createdAt ?? timestamp),
    // Imported documents bring their own times; what is replaced was updated now.
    _updatedAt: replaced === null && isGiven(_updatedAt) ? _updatedAt : timestamp,
    ...attributes,
  }
  return {operation: current === null ? 'create' : 'update', document, wire: [{[key]: document}]}
}

/** Anything but absent is taken as it is; the check of the finished document refuses what is no time. */
function isGiven(time: unknown): time is string {
  return time !== undefined && time !== null
}

function patch(
  {operations, ifRevisionID}: Extract<Mutation, {type: 'patch'}>,
  index: number,
  {id, before, after: current}: PendingDocument,
  context: MutationContext,
): MutationOutcome {
  if (current === null) throw new Error(`A patch reached "${id}", which does not exist.`)
  // The revision that a client can know is the one before the transaction, however often the transaction patches.
  const revision = before?._rev ?? current._rev
  if (ifRevisionID !== undefined && ifRevisionID !== revision) {
    throw createRevisionError(index, id, revision, ifRevisionID)
  }
  const outcome = tryPatch(current, index, operations, context)
  if ('immutable' in outcome) throw createImmutableError(index, id, outcome.immutable)
  const wire = outcome.patches.map((patch) => ({patch: {id, ...patch}}))
  return {operation: 'update', document: outcome.document, wire}
}

function tryPatch(
  document: StoredDocument,
  index: number,
  operations: PatchOperations,
  stamp: RevisionStamp,
): PatchOutcome {
  try {
    return applyPatch(document, operations, stamp)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const {_id} = document
    throw createValidationError(index, `The patch of "${_id}" cannot be applied: ${error.message}`, _id, error)
  }
}
