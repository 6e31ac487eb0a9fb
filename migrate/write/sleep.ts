import {setTimeout} from 'node:timers/promises'

/**
 * Waits.
 *
 * @param ms - How long, in milliseconds.
 * @param signal - Ends the wait; then this rejects with the signal's reason.
 */
export async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  try {
    await setTimeout(ms, undefined, signal && {signal})
  } catch (error) {
    signal?.throwIfAborted()
    throw error
  }
}
