import {sendInTurn, type Pace} from './createPace.ts'
import type {Requester} from './createRequester.ts'
import {isRequestFailure, readFailure, waitBeforeRetry, type RequestFailure, type RetryOptions} from './retry.ts'

/** One transaction, as it goes over the wire. */
export interface WireTransaction {
  /** Becomes the revision of what it changes. The same transaction keeps its id when it is sent again. */
  id: string
  json: string
  /** A document that it writes whole; its revision proves afterwards whether the transaction got through. */
  proofId?: string
}

/** What is needed to send a transaction. */
export interface SendOptions {
  requester: Requester
  pace: Pace
  retry: RetryOptions
  /** Milliseconds since 1970. */
  now: () => number
}

/** What became of a transaction. `stopped`: the run was aborted before it was sent. */
export type SendResult = {status: 'committed' | 'stopped'} | {status: 'refused'; error: unknown}

const PROOF_QUERY = '*[_id == $id && _rev == $rev][0]._id'

/**
 * Sends a transaction so that it is applied once, however often it has to be sent: on 429, 5xx and lost connections again,
 * waiting as long as the target asks. Where an answer was lost it first looks whether the transaction got through.
 * Rejects only for errors of this program.
 */
export async function sendTransaction(transaction: WireTransaction, options: SendOptions): Promise<SendResult> {
  const {requester, pace, retry, now} = options
  let unsure = false
  for (let attempt = 1; ; attempt++) {
    try {
      // No signal: what is under way is finished, so that the run can say what became of it.
      await sendInTurn(pace, retry.signal, (onAllowance) =>
        requester.post(`/data/mutate/${requester.dataset}`, transaction.json, {
          contentType: 'application/json',
          query: QUERY,
          onAllowance,
        }),
      )
      return {status: 'committed'}
    } catch (error) {
      if (retry.signal?.aborted && error === retry.signal.reason) return {status: 'stopped'}
      if (!isRequestFailure(error)) throw error
      const failure = readFailure(error, now())
      unsure ||= failure.ambiguous
      if (failure.tooFast) pace.slowDown(Math.min(retry.maxMs, failure.retryAfterMs ?? 0), failure.perSecond)
      const again = await canRetry(attempt, failure, retry)
      if (unsure && (await hasLanded(transaction, options))) return {status: 'committed'}
      if (!again) return retry.signal?.aborted && !unsure ? {status: 'stopped'} : {status: 'refused', error}
    }
  }
}

const QUERY = {returnIds: 'false', returnDocuments: 'false', visibility: 'sync'}

async function hasLanded({id, proofId}: WireTransaction, {requester, now}: SendOptions): Promise<boolean> {
  if (proofId === undefined) return false
  try {
    const body = JSON.stringify({query: PROOF_QUERY, params: {id: proofId, rev: id}})
    const path = `/data/query/${requester.dataset}`
    const answer = await requester.post(path, body, {contentType: 'application/json', query: {perspective: 'raw'}})
    return (answer as {result?: unknown}).result === proofId
  } catch (error) {
    // No answer to this either: whether it landed is as unknown as before, and the transaction is sent again.
    if (isRequestFailure(error) && readFailure(error, now()).retriable) return false
    throw error
  }
}

/** A run that was stopped while waiting does not try again. */
async function canRetry(attempt: number, failure: RequestFailure, retry: RetryOptions): Promise<boolean> {
  try {
    return await waitBeforeRetry(attempt, failure, retry)
  } catch (error) {
    if (retry.signal?.aborted) return false
    throw error
  }
}
