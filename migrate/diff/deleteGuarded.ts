import type {Mutation, StoredDocument} from '../plan/types.ts'

/**
 * A deletion that holds only for the revision that was looked at: a delete cannot say so itself, a patch before it can.
 *
 * @param document - The document, as it was read.
 */
export function deleteGuarded({_id, _rev, _type}: StoredDocument): Mutation[] {
  return [{patch: {id: _id, ifRevisionID: _rev, set: {_type}}}, {delete: {id: _id}}]
}
