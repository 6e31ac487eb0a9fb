import type {SanityClient} from '@sanity/client'

import {createDatasetReader} from '../createDatasetReader.ts'
import {createRequester} from '../createRequester.ts'
import {sleep} from '../sleep.ts'
import {RETRY} from '../transport.ts'
import {thisProcess} from './holder.ts'
import {takeLock} from './waitForLock.ts'

/**
 * Keeps other runs from writing to a dataset until it is disposed of.
 *
 * @param client - Client of the dataset.
 * @param run - Names who holds the lock.
 * @param onLost - As for the options of a lock; told nothing by default.
 * @throws MigrateError `locked` when another run has it.
 */
export async function lockDataset(
  client: SanityClient,
  run: string,
  onLost?: (error: unknown) => void,
): Promise<AsyncDisposable> {
  const requester = createRequester(client)
  const reader = createDatasetReader(requester, {...RETRY, sleep, random: Math.random}, Date.now)
  const lock = await takeLock({requester, reader, holder: thisProcess(run)}, {...(onLost && {onLost})})
  return {[Symbol.asyncDispose]: () => lock.release()}
}
