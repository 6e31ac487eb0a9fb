import {MigrateError} from '../../errors.ts'
import {sleep} from '../sleep.ts'
import {acquireLock, readLock, type HeldLock, type Lock, type LockOptions} from './acquireLock.ts'

/** What to do about another run. */
export interface WaitOptions {
  /** Wait for it to end; by default it is an error. */
  wait?: boolean
  /** Told once, when the wait begins. */
  onWait?: (message: string) => void
  /** Ends the wait; then this rejects with the signal's reason. */
  signal?: AbortSignal
  /** As for {@link LockOptions}. */
  onLost?: (error: unknown) => void
}

const POLL_MS = 1000

/**
 * Makes sure that no other run writes to the dataset, without writing anything itself.
 *
 * @throws MigrateError `locked` when one does, and it is not to be waited for.
 */
export async function awaitNoLock(
  {reader, holder}: Omit<LockOptions, 'requester'>,
  options: WaitOptions,
): Promise<void> {
  let isFirst = true
  for (let held = await readLock(reader, holder); held; held = await readLock(reader, holder)) {
    await pause(held, options, isFirst)
    isFirst = false
  }
}

/**
 * Takes the lock of the dataset.
 *
 * @throws MigrateError `locked` when another run has it, and it is not to be waited for. Rejects with a `RequestError` when
 *   the dataset cannot be written.
 */
export async function takeLock(lockOptions: LockOptions, options: WaitOptions): Promise<Lock> {
  const {signal, onLost} = options
  for (let isFirst = true; ; isFirst = false) {
    const result = await acquireLock({...lockOptions, ...(signal && {signal}), ...(onLost && {onLost})})
    if ('lock' in result) return result.lock
    await pause(result.heldBy, options, isFirst)
  }
}

async function pause(held: HeldLock, {wait, onWait, signal}: WaitOptions, isFirst: boolean): Promise<void> {
  const who = `Another run (${held.run}, process ${held.pid} on ${held.host}) writes to this dataset`
  if (!wait) {
    throw new MigrateError(
      'locked',
      `${who}; it was last heard of ${Math.max(0, Math.round(held.age / 1000))} s ago.`,
      'Wait for it to end, or pass --wait. If it was killed on another machine, its lock runs out after 30 seconds.',
    )
  }
  if (isFirst) onWait?.(`${who}. Waiting for it to end.`)
  await sleep(POLL_MS, signal)
}
