import type {Engine} from '../engine.ts'
import {LakeError, isLakeError} from '../errors.ts'
import {isRecord} from '../isRecord.ts'
import {decodeMutations} from '../mutations/decodeMutations.ts'
import {createActionContext, refuseAction} from './actionContext.ts'
import {readActionFields} from './actionFields.ts'
import {
  createDraft,
  deleteDocument,
  discard,
  editDraft,
  publishDraft,
  replaceDraft,
  unpublish,
} from './documentActions.ts'
import type {ActionTranslator} from './documentActions.ts'
import {createPendingDocuments, type ActionMutation, type PendingDocuments} from './pendingDocuments.ts'
import {createVersion, replaceVersion} from './versionActions.ts'

const PREFIX = 'sanity.action.'

const TRANSLATORS: Readonly<Record<string, ActionTranslator>> = {
  'document.create': createDraft,
  'document.edit': editDraft,
  'document.publish': publishDraft,
  'document.unpublish': unpublish,
  'document.discard': discard('draftId'),
  'document.delete': deleteDocument,
  'document.replaceDraft': replaceDraft,
  'document.version.create': createVersion,
  'document.version.discard': discard('versionId'),
  'document.version.replace': replaceVersion,
}

/** A decoded actions request. */
export interface ActionsRequest {
  actions: readonly unknown[]
  author: string
  transactionId?: string
  dryRun?: boolean
}

function isReleaseAction(name: string): boolean {
  return name.startsWith('release.') || name === 'document.version.unpublish'
}

function translateAction(
  engine: Engine,
  dataset: string,
  action: unknown,
  index: number,
  pending: PendingDocuments,
): ActionMutation[] {
  const type = isRecord(action) ? action['actionType'] : undefined
  if (!isRecord(action) || typeof type !== 'string') {
    throw refuseAction(index, 'validationError', 'An action must be an object with an "actionType"')
  }
  const name = type.startsWith(PREFIX) ? type.slice(PREFIX.length) : ''
  if (isReleaseAction(name)) {
    throw new LakeError(403, {
      kind: 'request',
      error: 'Forbidden',
      message: `${type}: content releases are not part of this project's plan. Publish the documents one by one.`,
    })
  }
  const translator = Object.hasOwn(TRANSLATORS, name) ? TRANSLATORS[name] : undefined
  if (translator === undefined) {
    const known = Object.keys(TRANSLATORS).map((key) => PREFIX + key)
    throw refuseAction(index, 'validationError', `Unknown action type "${type}". Known are: ${known.join(', ')}`)
  }
  const context = createActionContext(engine, dataset, pending, index)
  return translator(readActionFields(action, context), context)
}

/** Makes the items of a refused transaction count actions, as its sender does, instead of mutations. */
function countActions(error: unknown, actionOfMutation: readonly number[]): unknown {
  if (!isLakeError(error) || error.detail.kind !== 'mutation') return error
  const items = error.detail.items.map((item) => ({...item, index: actionOfMutation[item.index] ?? item.index}))
  return new LakeError(error.status, {...error.detail, items}, {cause: error})
}

/** A client that lost the answer sends the same transaction again; its actions would no longer fit. */
function isCommitted(engine: Engine, dataset: string, id: string): boolean {
  return engine.transactions(dataset, {documentIds: [], fromTransaction: id, toTransaction: id, limit: 1}).length > 0
}

/**
 * Commits document actions as one transaction. Each is translated into mutations against the dataset as the actions
 * before it leave it; nothing can be written in between, since the engine is synchronous.
 *
 * @returns The transaction's id; one that was committed before is answered again.
 * @throws LakeError 409 or 400 naming the refused action, 403 for release actions.
 */
export function commitActions(engine: Engine, dataset: string, request: ActionsRequest): {transactionId: string} {
  const {author, transactionId, dryRun} = request
  if (transactionId !== undefined && isCommitted(engine, dataset, transactionId)) return {transactionId}
  const translated: ActionMutation[] = []
  const pending = createPendingDocuments((id) => engine.documents(dataset, [id])[0] ?? null)
  const actionOfMutation: number[] = []
  for (const [index, action] of request.actions.entries()) {
    for (const mutation of translateAction(engine, dataset, action, index, pending)) {
      translated.push(mutation)
      pending.add(mutation, index)
      actionOfMutation.push(index)
    }
  }
  try {
    return engine.transact(dataset, {
      mutations: decodeMutations(translated.map((mutation) => mutation.wire)),
      author,
      autoGenerateArrayKeys: true,
      purge: translated.flatMap(({id, purge}) => (purge === true ? [id] : [])),
      actions: request.actions.map((action) => (isRecord(action) ? String(action['actionType']) : '')),
      ...(transactionId === undefined ? {} : {transactionId}),
      ...(dryRun === undefined ? {} : {dryRun}),
    })
  } catch (error) {
    throw countActions(error, actionOfMutation)
  }
}
