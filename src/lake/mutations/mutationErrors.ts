/**
 * Why a transaction is refused, in the vocabulary of the wire (content-lake HTTP interface: mutation errors).
 *
 * @module
 */
import {LakeError, type MutationErrorItem} from '../errors.ts'

/** Refuses a transaction. Nothing of it is written. */
export function createMutationError(status: 400 | 409, items: MutationErrorItem[], cause?: unknown): LakeError {
  return new LakeError(
    status,
    {kind: 'mutation', description: 'The transaction was refused and nothing was written', items},
    {cause},
  )
}

/** A malformed mutation or document. */
export function createValidationError(index: number, description: string, id?: string, cause?: unknown): LakeError {
  const error = {type: 'validationError', description, ...(id === undefined ? {} : {id})}
  return createMutationError(400, [{index, error}], cause)
}

/** A `create` for an id that is taken. */
export function createExistsError(index: number, id: string): LakeError {
  const description = `The document with the ID "${id}" already exists`
  return createMutationError(409, [{index, error: {type: 'documentAlreadyExistsError', description, id}}])
}

/** A patch for an id that is not there. */
export function createNotFoundError(index: number, id: string): LakeError {
  const description = `The document with the ID "${id}" was not found`
  return createMutationError(409, [{index, error: {type: 'documentNotFoundError', description, id}}])
}

/** A patch that was meant for another revision of its document. */
export function createRevisionError(index: number, id: string, current: string, expected: string): LakeError {
  const description = `The document with the ID "${id}" is at revision "${current}", not "${expected}" as the mutation expects`
  const type = 'documentRevisionIDDoesNotMatchError'
  const error = {type, description, id, currentRevisionID: current, expectedRevisionID: expected}
  return createMutationError(409, [{index, error}])
}
