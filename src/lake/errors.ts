/**
 * Every failure the lake can answer a request with. The HTTP side turns one into the shape that clients read.
 *
 * @module
 */

/** One refused mutation of a transaction. */
export interface MutationErrorItem {
  index: number
  error: {type: string; description: string; id?: string; [detail: string]: unknown}
}

/** What went wrong, in the vocabulary of the wire (content-lake HTTP interface: query, mutation and gateway errors). */
export type LakeErrorDetail =
  | {kind: 'mutation'; description: string; items: MutationErrorItem[]}
  | {kind: 'queryParse'; description: string; query: string; start: number; end: number}
  | {kind: 'query'; description: string}
  | {kind: 'request'; error: string; message: string}

/** A failure with its HTTP status. Throw it anywhere below the routes. */
export class LakeError extends Error {
  override readonly name = 'LakeError'
  readonly status: number
  readonly detail: LakeErrorDetail

  constructor(status: number, detail: LakeErrorDetail, options?: ErrorOptions) {
    super(detail.kind === 'request' ? detail.message : detail.description, options)
    this.status = status
    this.detail = detail
  }
}

/** Narrows a caught value to {@link LakeError}. */
export function isLakeError(value: unknown): value is LakeError {
  return value instanceof LakeError
}
