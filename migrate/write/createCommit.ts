import type {SanityClient} from '@sanity/client'

import type {Mutation} from '../plan/types.ts'
import {createPace} from './createPace.ts'
import {createRequester} from './createRequester.ts'
import {describeRefusal} from './describeRefusal.ts'
import {sendTransaction} from './sendTransaction.ts'
import {sleep} from './sleep.ts'
import {toTransactionBody, toWireChange} from './transactionBody.ts'
import {RETRY, TRANSPORT} from './transport.ts'

/**
 * Commits one transaction by itself. Says what was refused, or undefined when it is done.
 *
 * @param id - Id of the transaction.
 */
export type Commit = (id: string, mutations: readonly Mutation[]) => Promise<string | undefined>

/**
 * Makes what commits single transactions, at the pace of its target and again where that helps.
 *
 * @param target - Where to commit.
 * @param options.now - Milliseconds since 1970.
 * @param options.signal - Ends the waiting.
 */
export function createCommit(
  target: {kind: 'lake' | 'hosted'; client: SanityClient},
  {now, signal}: {now: () => number; signal?: AbortSignal},
): Commit {
  const {perSecond, allowed} = TRANSPORT[target.kind]
  const options = {
    requester: createRequester(target.client),
    pace: createPace(perSecond, () => performance.now(), sleep, allowed),
    retry: {...RETRY, sleep, random: Math.random, ...(signal && {signal})},
    now,
  }
  return async (id, mutations) => {
    const {json} = toTransactionBody(id, [toWireChange(mutations)])
    const result = await sendTransaction({id, json}, options)
    if (result.status === 'refused') return describeRefusal(result.error)
    return result.status === 'stopped' ? 'The run was stopped.' : undefined
  }
}
