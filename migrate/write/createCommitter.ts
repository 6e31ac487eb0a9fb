/**
 * Commits transactions so that each is applied once, however often it has to be sent.
 *
 * @module
 */
import type {SanityClient} from '@sanity/client'

import type {Mutation} from '../plan/types.ts'
import type {Pace} from './createPace.ts'
import {describeRefusal, isLostTarget, isRevisionRefusal} from './describeRefusal.ts'
import {isRequestFailure, readFailure, waitBeforeRetry, type RetryOptions} from './retry.ts'

/** One transaction. */
interface Transaction {
  /** Becomes the revision of what it changes. The same transaction keeps its id when it is sent again. */
  id: string
  mutations: Mutation[]
  /** Id of a document that is written by every such transaction, and the run id that it then carries. */
  proof: {documentId: string; runId: string}
}

/**
 * What became of a transaction.
 *
 * - `stopped`: the run was aborted before it was sent.
 * - `outdated`: an editor saved between reading and writing; nothing was written.
 */
export type CommitResult = {status: 'committed' | 'stopped'} | {status: 'outdated' | 'refused'; reason: string}

/** Commits one transaction. Never rejects for what the Content Lake or the network does. */
export type Committer = (transaction: Transaction) => Promise<CommitResult>

/** What a committer needs. */
export interface CommitterOptions {
  client: SanityClient
  pace: Pace
  retry: RetryOptions
  /** Milliseconds since 1970. */
  now: () => number
}

const PROOF_QUERY = '*[_id == $id && runId == $runId][0]._id'

/**
 * Makes a committer. `@sanity/client` does not retry writes, so this does: on 429, 5xx and lost connections, waiting as
 * long as the server asks. After an answer that was lost it first looks whether the transaction got through. Once the
 * target is gone for good or takes the token no more, further transactions are refused without being sent.
 */
export function createCommitter({client, pace, retry, now}: CommitterOptions): Committer {
  let lost: string | undefined

  async function hasLanded({documentId, runId}: Transaction['proof']): Promise<boolean> {
    try {
      return (await client.fetch<string | null>(PROOF_QUERY, {id: documentId, runId})) !== null
    } catch (error) {
      // No answer to this either: whether it landed is as unknown as before, and the transaction is sent again.
      if (readFailure(error, now()).retriable) return false
      throw error
    }
  }

  return async ({id, mutations, proof}) => {
    let unsure = false
    for (let attempt = 1; ; attempt++) {
      if (lost !== undefined) return {status: 'refused', reason: lost}
      try {
        await pace(retry.signal)
        if (retry.signal?.aborted) return {status: 'stopped'}
        await client.mutate(mutations, {transactionId: id, visibility: 'sync', returnDocuments: false})
        return {status: 'committed'}
      } catch (error) {
        if (retry.signal?.aborted && error === retry.signal.reason) return {status: 'stopped'}
        if (!isRequestFailure(error)) throw error
        const failure = readFailure(error, now())
        unsure ||= failure.ambiguous
        if (unsure && (await hasLanded(proof))) return {status: 'committed'}
        if (await canRetry(attempt, failure)) continue
        const reason = describeRefusal(error)
        if (isLostTarget(error)) lost = reason
        return {status: isRevisionRefusal(error) ? 'outdated' : 'refused', reason}
      }
    }
  }

  /** A run that was stopped while waiting does not try again. */
  async function canRetry(attempt: number, failure: ReturnType<typeof readFailure>): Promise<boolean> {
    try {
      return await waitBeforeRetry(attempt, failure, retry)
    } catch (error) {
      if (retry.signal?.aborted) return false
      throw error
    }
  }
}
