import type {Engine, StoredDocument} from '../engine.ts'
import type {LakeError} from '../errors.ts'
import {decodeMutations} from '../mutations/decodeMutations.ts'
import {createMutationError} from '../mutations/mutationErrors.ts'

/** A mutation in wire form, with the one document it is for. */
export interface ActionMutation {
  id: string
  wire: Record<string, unknown>
  /** True where the history of the document goes with it. */
  purge?: boolean
}

/** What translating one action may ask, answered as of the actions before it in the same request. */
export interface ActionContext {
  /** The action's place in the request. */
  index: number
  exists(id: string): boolean
  read(id: string): StoredDocument | null
  /** The ids of all stored versions of a document, the published one included. */
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
 * @param pending - The mutations of the actions before it, in order.
 * @param index - Its place in the request.
 */
export function createActionContext(
  engine: Engine,
  dataset: string,
  pending: readonly ActionMutation[],
  index: number,
): ActionContext {
  const stored = (id: string): StoredDocument | null => engine.documents(dataset, [id])[0] ?? null

  /** What the pending mutations make of a document, without writing them. */
  function preview(id: string): StoredDocument | null {
    const own = pending.filter((mutation) => mutation.id === id)
    if (own.length === 0) return stored(id)
    const mutations = decodeMutations(own.map((mutation) => mutation.wire))
    const {results} = engine.transact(dataset, {mutations, author: '', dryRun: true})
    const last = results.at(-1)
    return last === undefined || last.operation === 'delete' ? null : last.document
  }

  return {
    index,
    exists(id) {
      const last = pending.findLast((mutation) => mutation.id === id)
      return last === undefined ? stored(id) !== null : !('delete' in last.wire)
    },
    read: preview,
    versionsOf(publishedId) {
      const found = engine.query(dataset, {
        query: '*[sanity::versionOf($id)]._id',
        params: {id: publishedId},
        perspective: 'raw',
        canReadPrivate: true,
        identity: '',
      })
      return Array.isArray(found) ? found.filter((id) => typeof id === 'string') : []
    },
    refuse: (type, description, details) => refuseAction(index, type, description, details),
  }
}
