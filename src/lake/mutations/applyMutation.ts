import type {IncomingDocument, Mutation, StoredDocument, TransactionResult} from '../engine.ts'
import {applyPatch, type RevisionStamp} from './applyPatch.ts'
import type {PendingDocument} from './checkReferences.ts'
import {createExistsError, createRevisionError, createValidationError} from './mutationErrors.ts'

/** Identity and clock of the transaction around a mutation. */
export interface MutationContext extends RevisionStamp {
  createId: () => string
}

/** What one mutation did to one document. */
export interface MutationOutcome {
  operation: TransactionResult['results'][number]['operation']
  document: StoredDocument | null
  /** The mutation as listeners get it, with the document's final attributes and id; null where it did nothing. */
  wire: Record<string, unknown> | null
}

/**
 * Applies one mutation to one document.
 *
 * @param index - the mutation's place in its transaction, for messages
 * @param target - the document as the mutations before this one left it
 * @throws LakeError 409 where the id is taken or the revision is another, 400 where a patch does not fit
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
        : {operation: 'none', document: current, wire: null}
    case 'createOrReplace':
      return create('createOrReplace', mutation.document, target, context)
    case 'delete':
      return current === null
        ? {operation: 'none', document: null, wire: null}
        : {operation: 'delete', document: null, wire: {delete: {id}}}
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
  const document: StoredDocument = {
    _id: id,
    _type,
    _rev: transactionId,
    _createdAt: isGiven(_createdAt) ? _createdAt : (current?._createdAt ?? timestamp),
    // Imported documents bring their own times; what is replaced was updated now.
    _updatedAt: current === null && isGiven(_updatedAt) ? _updatedAt : timestamp,
    ...attributes,
  }
  return {operation: current === null ? 'create' : 'update', document, wire: {[key]: document}}
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
  try {
    const document = applyPatch(current, operations, context)
    return {operation: 'update', document, wire: {patch: {id, ...operations}}}
  } catch (error) {
    if (!(error instanceof Error)) throw error
    throw createValidationError(index, `The patch of "${id}" cannot be applied: ${error.message}`, id, error)
  }
}
