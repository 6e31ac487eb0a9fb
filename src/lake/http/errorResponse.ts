import {isLakeError} from '../errors.ts'
import type {LakeErrorDetail} from '../errors.ts'

/** What a refused transaction is called on the wire, by `/data/mutate` and by `/data/actions`. */
export type TransactionErrorType = 'mutationError' | 'actionError'

function errorBody(
  status: number,
  detail: LakeErrorDetail,
  transactionErrorType: TransactionErrorType,
): Record<string, unknown> {
  switch (detail.kind) {
    case 'mutation':
      return {error: {type: transactionErrorType, description: detail.description, items: detail.items}}
    case 'queryParse': {
      const {description, query, start, end} = detail
      return {error: {type: 'queryParseError', description, query, start, end}}
    }
    case 'query':
      return {error: {type: 'queryError', description: detail.description}}
    case 'request':
      return {statusCode: status, error: detail.error, message: detail.message}
    default:
      return detail satisfies never
  }
}

/**
 * Turns whatever a route threw into the answer that clients know how to read: mutation, query and gateway errors in
 * the hosted lake's shapes, anything else as a 500 without its stack.
 *
 * @param error - The caught value.
 * @param transactionErrorType - The `type` of a refused transaction. Default `mutationError`.
 */
export function toErrorResponse(
  error: unknown,
  transactionErrorType: TransactionErrorType = 'mutationError',
): Response {
  if (isLakeError(error)) {
    return Response.json(errorBody(error.status, error.detail, transactionErrorType), {status: error.status})
  }
  if (isDiskFull(error)) {
    const message =
      'There is no room left on the disk of the embedded Content Lake. Nothing of the request was written.'
    return Response.json({statusCode: 507, error: 'Insufficient Storage', message}, {status: 507})
  }
  const message = 'The embedded Content Lake failed to answer. The process that runs it was told the cause.'
  return Response.json({statusCode: 500, error: 'Internal Server Error', message}, {status: 500})
}

/** The result code of SQLite for a full disk (https://www.sqlite.org/rescode.html). */
const SQLITE_FULL = 13

/** The low byte of SQLite's code is the result; the rest tells variants of it apart. */
function isDiskFull(error: unknown): boolean {
  const {code, errcode} = (error ?? {}) as {code?: unknown; errcode?: unknown}
  return (
    code === 'ENOSPC' ||
    code === 'EDQUOT' ||
    code === 'EFBIG' ||
    (typeof errcode === 'number' && (errcode & 0xff) === SQLITE_FULL)
  )
}
