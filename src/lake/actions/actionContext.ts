import type {Engine, StoredDocument} from '../engine.ts'
import type {LakeError} from '../errors.ts'
import {createMutationError} from '../mutations/mutationErrors.ts'
import type {PendingDocuments} from './pendingDocuments.ts'

/** What translating one action may ask, answered as of the actions before it in the same request. */
export interface ActionContext {
  /** The action's place in the request. */
  index: number
  exists(id: string): boolean
  read(id: string): StoredDocument | null
  /** The ids of all versions of a document, the published one included. */
  versionsOf(publishedId: string): string[]
  /** Makes the error that refuses this action. */
  refuse(type: string, description: string, details?: Record<string, unknown>): LakeError
}

/** Refuses a request because of one of its actions: 400 when the action's shape is wrong, else 409. */
export function refuseAction(
  index: number,
  type: string,
  description: string,
  details: Record<string, unknown> = {},
): LakeError {
  return createMutationError(type === 'validationError' ? 400 : 409, [{index, error: {type, description, ...details}}])
}

/**
 * Creates the view that an action has of the dataset.
 *
 * @param pending - The documents, as the actions before it leave them.
 * @param index - Its place in the request.
 */
export function createActionContext(
  engine: Engine,
  dataset: string,
  pending: PendingDocuments,
  index: number,
): ActionContext {
  return {
    index,
    exists: (id) => pending.exists(id),
    read: (id) => pending.read(id),
    versionsOf(publishedId) {
      const found = engine.query(dataset, {
        query: '*[sanity::versionOf($id)]._id',
        params: {id: publishedId},
        perspective: 'raw',
        canReadPrivate: true,
        identity: '',
      })
      const stored = Array.isArray(found) ? found.filter((id) => typeof id === 'string') : []
      const ids = new Set([...stored, ...pending.changedVersionsOf(publishedId)])
      return Array.from(ids).filter((id) => pending.exists(id))
    },
    refuse: (type, description, details) => refuseAction(index, type, description, details),
  }
}
