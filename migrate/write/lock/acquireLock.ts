/**
 * One run writes at a time. The lock is a document of the dataset: whoever holds it renews it, and one that was not renewed
 * for a while belongs to a run that is no more. All times are those of the Content Lake, so clocks need not agree.
 *
 * @module
 */
import {randomUUID} from 'node:crypto'

import {MigrateError} from '../../errors.ts'
import type {Requester} from '../createRequester.ts'
import type {DatasetReader} from '../readDataset.ts'
import {isRequestFailure, readFailure} from '../retry.ts'
import {sleep} from '../sleep.ts'
import {isRunOfThisMachine, type Holder} from './holder.ts'

/** The lock's id; the dot keeps it from anonymous readers. */
export const LOCK_ID = 'migration.lock'

/** After this long without being renewed a lock belongs to nobody. */
const LEASE_MS = 30_000
const RENEW_MS = 8_000

/** A lock that is held. */
export interface Lock {
  /** Lets others write. Never rejects: a lock that cannot be let go runs out. */
  release(): Promise<void>
}

/** The lock as the dataset holds it. */
export interface HeldLock extends Holder {
  _rev: string
  /** Milliseconds since it was renewed, by the Content Lake's clock. */
  age: number
}

/** What is needed to take and keep the lock. */
export interface LockOptions {
  requester: Requester
  reader: DatasetReader
  holder: Holder
  /** How often it is renewed, in milliseconds; far more often than it runs out by default. */
  renewMs?: number
  /** Told once when the lock is held no more: a MigrateError `locked` when another run took it, since this one did not renew it in time. */
  onLost?: (error: unknown) => void
  /** Ends the taking of the lock; then that rejects with the signal's reason. A lock that is held is renewed until its release. */
  signal?: AbortSignal
}

const LOCK_QUERY = `{"now": now(), "lock": *[_id == "${LOCK_ID}"][0]}`

/**
 * Looks who holds the lock.
 *
 * @returns Undefined when nobody does: there is none, it ran out, or its run is known to be over.
 */
export async function readLock(reader: DatasetReader, holder: Holder): Promise<HeldLock | undefined> {
  const {held, isFree} = await look(reader, holder)
  return isFree ? undefined : held
}

/**
 * Takes the lock.
 *
 * @returns The lock, or who holds it. Rejects with a `RequestError` when the dataset cannot be written.
 */
export async function acquireLock(options: LockOptions): Promise<{lock: Lock} | {heldBy: HeldLock}> {
  const {requester, reader, holder, signal} = options
  for (;;) {
    const {held, isFree} = await look(reader, holder)
    if (held && !isFree) return {heldBy: held}
    // A lock that ran out is taken over by its revision: if two try, or its owner wakes up, one of them is refused.
    const mutations = held
      ? [{patch: {id: LOCK_ID, ifRevisionID: held._rev, set: {...holder}}}]
      : [{create: {_id: LOCK_ID, _type: LOCK_ID, ...holder}}]
    const revision = await write(requester, mutations, signal)
    if (revision !== undefined) return {lock: hold(options, revision)}
  }
}

async function look(reader: DatasetReader, holder: Holder): Promise<{held?: HeldLock; isFree: boolean}> {
  const {now, lock} = await reader.fetch<{now: string; lock: (Holder & {_rev: string; _updatedAt: string}) | null}>(
    LOCK_QUERY,
  )
  if (!lock) return {isFree: true}
  const age = Date.parse(now) - Date.parse(lock._updatedAt)
  const isOver = isRunOfThisMachine(lock, holder) === 'over'
  // Renewed in the future: the clock of an embedded lake was set back since.
  const isOld = Math.abs(age) > LEASE_MS
  return {held: {...lock, age}, isFree: isOld || isOver || lock.run === holder.run}
}

function hold({requester, reader, holder, renewMs = RENEW_MS, onLost, signal}: LockOptions, first: string): Lock {
  let isHeld = true
  let revision = first
  let renewing = Promise.resolve()

  function lose(error: unknown): void {
    clearInterval(beat)
    if (isHeld) onLost?.(error)
    isHeld = false
  }

  async function renew(): Promise<void> {
    if (!isHeld) return
    try {
      const mutations = [{patch: {id: LOCK_ID, ifRevisionID: revision, inc: {renewed: 1}}}]
      const next = await write(requester, mutations)
      if (next !== undefined) revision = next
      else if (!(await isMine())) lose(takenOver())
    } catch (error) {
      // No answer, or none that a run waits for which is being stopped: the next beat tries again, and the lease is longer than several.
      if (!isRequestFailure(error) && !signal?.aborted) lose(error)
    }
  }

  /** After a lost answer the lock carries a revision of its own that this run did not hear of. */
  async function isMine(): Promise<boolean> {
    const {held} = await look(reader, holder)
    if (held?.run !== holder.run) return false
    revision = held._rev
    return true
  }

  const beat = setInterval(() => {
    renewing = renewing.then(renew)
  }, renewMs)
  beat.unref()

  return {
    async release() {
      clearInterval(beat)
      await renewing
      if (!isHeld) return
      isHeld = false
      try {
        // A patch that changes nothing guards the delete by revision.
        const guard = {patch: {id: LOCK_ID, ifRevisionID: revision, set: {run: holder.run}}}
        await write(requester, [guard, {delete: {id: LOCK_ID}}])
      } catch (error) {
        if (!isRequestFailure(error)) throw error
      }
    },
  }
}

function takenOver(): MigrateError {
  return new MigrateError(
    'locked',
    'Another run took over the lock of the dataset, as this one did not renew it for too long.',
    'Run the same command again when the other run has ended; what was written is kept and not written twice.',
  )
}

const TRIES = 6
const PAUSE_MS = 300

/** @returns The transaction's id, or undefined when somebody else was faster. */
async function write(requester: Requester, mutations: object[], signal?: AbortSignal): Promise<string | undefined> {
  const transactionId = `lock-${randomUUID()}`
  const body = JSON.stringify({mutations, transactionId})
  const query = {returnIds: 'false', visibility: 'sync'}
  const path = `/data/mutate/${requester.dataset}`
  for (let attempt = 1; ; attempt++) {
    try {
      await requester.post(path, body, {contentType: 'application/json', query})
      return transactionId
    } catch (error) {
      if (!isRequestFailure(error)) throw error
      if ((error as {statusCode?: number}).statusCode === 409) return undefined
      const {retriable, retryAfterMs = 0} = readFailure(error, Date.now())
      if (!retriable || attempt === TRIES) throw error
      // Whatever the target asks for, a lock that is not renewed for longer than this is nobody's.
      await sleep(Math.min(LEASE_MS, Math.max(retryAfterMs, PAUSE_MS * attempt)), signal)
    }
  }
}
