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

/** Whether groq-js threw this about a query. It throws bare errors; anything more specific comes from elsewhere. */
export function isGroqError(error: unknown): error is Error {
  return error instanceof Error && Object.getPrototypeOf(error) === Error.prototype && !('code' in error)
}
