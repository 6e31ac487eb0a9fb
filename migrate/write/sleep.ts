import {setTimeout} from 'node:timers/promises'

/**
 * Waits.
 *
 * @param ms - How long, in milliseconds; a time that is over already is no wait.
 * @param signal - Ends the wait; then this rejects with the signal's reason.
 */
export async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  try {
    await setTimeout(Math.max(0, ms), undefined, signal && {signal})
  } catch (error) {
    signal?.throwIfAborted()
    throw error
  }
}
