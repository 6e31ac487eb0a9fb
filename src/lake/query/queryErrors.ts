/**
 * The failures of a query, as the wire words them (content-lake HTTP interface: query errors).
 *
 * @module
 */
import {LakeError} from '../errors.ts'

/** The query cannot be read. `position` counts characters from 0; the error covers the word or sign that follows it. */
export function createSyntaxError(query: string, position: number, reason: string, cause: unknown): LakeError {
  const rest = query.slice(position).trimStart()
  const start = query.length - rest.length
  const word = /^\w+/.exec(rest)?.[0].length ?? 1
  return new LakeError(
    400,
    {kind: 'queryParse', description: reason, query, start, end: Math.min(start + word, query.length)},
    {cause},
  )
}

/** The query can be read but not answered. */
export function createQueryError(description: string, cause?: unknown): LakeError {
  return new LakeError(400, {kind: 'query', description}, {cause})
}

/** The query took too long. */
export function createTimeLimitError(milliseconds: number): LakeError {
  return createQueryError(
    `The query was stopped after ${milliseconds / 1000} seconds. Filter by _type, _id, a reference or a short attribute first, so that fewer documents are looked at.`,
  )
}

/** The query makes more than memory holds. */
export function createMemoryLimitError(cause?: unknown): LakeError {
  return createQueryError(
    'The query was stopped, since it makes more than the memory of the lake holds. Ask for fewer documents at a time with a filter or a slice, and do not list all documents for each document.',
    cause,
  )
}

/** The answer is too long to be sent. */
export function createAnswerSizeError(characters: number): LakeError {
  return createQueryError(
    `The answer has more than ${characters.toLocaleString('en')} characters of JSON. Ask for fewer documents at a time with a slice, or for fewer attributes with a projection.`,
  )
}

/**
 * Says what it means for a query that evaluating it threw something.
 *
 * @returns a LakeError 400 for what is about the query; else what was thrown
 */
export function explainFailure(error: unknown): unknown {
  if (isGroqError(error)) return createQueryError(error.message, error)
  if (!(error instanceof Error)) return error
  // groq-js asks the objects it looks into whether they have an attribute.
  if (error instanceof TypeError && error.message.includes('hasOwnProperty is not a function')) {
    const problem =
      'An object that the query looks into has an attribute named "hasOwnProperty", which groq-js cannot do.'
    return createQueryError(`${problem} Give the attribute another name.`, error)
  }
  if (!(error instanceof RangeError)) return error
  return error.message.startsWith('Maximum call stack')
    ? createQueryError(
        'The query, or a value in it, is nested too deeply to be evaluated. Give many alternatives as a list, as in _id in $ids.',
        error,
      )
    : createMemoryLimitError(error)
}

/** Whether groq-js threw this about a query. It throws bare errors; anything more specific comes from elsewhere. */
export function isGroqError(error: unknown): error is Error {
  return error instanceof Error && Object.getPrototypeOf(error) === Error.prototype && !('code' in error)
}
