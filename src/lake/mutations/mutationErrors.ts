/**
 * Why a transaction is refused, in the vocabulary of the wire (content-lake HTTP interface: mutation errors).
 *
 * @module
 */
import {LakeError, type MutationErrorItem} from '../errors.ts'

/**
 * Refuses a transaction; nothing of it is written. Clients show the description followed by those of the items, and
 * programs know some of the texts by heart, so they are the hosted lake's.
 */
export function createMutationError(status: 400 | 409, items: MutationErrorItem[], cause?: unknown): LakeError {
  const [first, ...others] = items
  const description =
    status === 409 && first !== undefined && others.length === 0
      ? `Mutation failed: ${first.error.description}`
      : `Mutation(s) failed with ${items.length} error(s)`
  return new LakeError(status, {kind: 'mutation', description, items}, {cause})
}

/** A malformed mutation or document. */
export function createValidationError(index: number, description: string, id?: string, cause?: unknown): LakeError {
  const error = {type: 'validationError', description, ...(id === undefined ? {} : {id})}
  return createMutationError(400, [{index, error}], cause)
}

/** A `create` for an id that is taken. */
export function createExistsError(index: number, id: string): LakeError {
  const description = `Document by ID "${id}" already exists`
  return createMutationError(409, [{index, error: {type: 'documentAlreadyExistsError', description, id}}])
}

/** A patch for an id that is not there. */
export function createNotFoundError(index: number, id: string): LakeError {
  const description = `The document with the ID "${id}" was not found`
  return createMutationError(409, [{index, error: {type: 'documentNotFoundError', description, id}}])
}

/** A patch that was meant for another revision of its document. */
export function createRevisionError(index: number, id: string, current: string, expected: string): LakeError {
  const description = `Document "${id}" has unexpected revision ID ("${current}"), expected "${expected}"`
  const type = 'documentRevisionIDDoesNotMatchError'
  const error = {type, description, id, currentRevisionID: current, expectedRevisionID: expected}
  return createMutationError(409, [{index, error}])
}

/** A patch of an attribute that stays as the document was created. */
export function createImmutableError(index: number, id: string, attribute: string): LakeError {
  const description = `Cannot modify immutable attribute "${attribute}" of document "${id}"`
  const type = 'cannotModifyImmutableAttributeError'
  return createMutationError(409, [{index, error: {type, description, id, attribute}}])
}
