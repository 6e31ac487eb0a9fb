import type {Sleep} from './createPace.ts'

/** Counts the requests that a target may see within one second. */
export interface Window {
  /** Waits until one more is within what is allowed. Rejects with the signal's reason when aborted. */
  room(signal?: AbortSignal): Promise<void>
  /**
   * Counts one that is sent now.
   *
   * @returns What to call when it is over, saying whether it was answered.
   */
  enter(): (wasAnswered: boolean) => void
  /** How many count now. */
  used(): number
  /** Says how many are allowed. */
  allow(limit: number): void
}

const SECOND = 1000

/** For clocks that count whole milliseconds, and timers that are early by a fraction of one. */
const MARGIN = 3

/** Answers after which the quickest says what the way there and back takes at least. */
const ENOUGH = 16

/** Part of the quickest answer's time that counts: the quickest way there and the quickest way back may never have met. */
const CERTAIN = 0.8

/**
 * Makes a window. A target counts a request when it arrives, which is unknown: it is after the request was sent, and before
 * its answer came by at least the time that the quickest answer took for both ways, less the way there. So a request counts
 * from when it is sent until a second after its answer, less that time: then no second of the target's clock holds more than
 * are allowed, however unevenly the network and a busy machine delay them.
 *
 * @param limit - How many may arrive in any second.
 * @param now - Monotonic clock in milliseconds.
 * @param sleep - Waits.
 */
export function createWindow(limit: number, now: () => number, sleep: Sleep): Window {
  let most = Math.max(1, limit)
  let open = 0
  /** When those that are over were answered, oldest first. */
  const over: number[] = []
  let quickest = Infinity
  let answers = 0
  let wake: (() => void) | undefined

  /** When one that was answered at a time counts no more. */
  function end(answered: number): number {
    return answered + SECOND + MARGIN - (answers < ENOUGH ? 0 : quickest * CERTAIN)
  }

  function used(): number {
    const time = now()
    while (over[0] !== undefined && end(over[0]) <= time) over.shift()
    return open + over.length
  }

  /** Waits for an answer, of which at least one is due. */
  function answer(signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const give = (): void => reject(signal?.reason as Error)
      signal?.addEventListener('abort', give, {once: true})
      wake = () => {
        signal?.removeEventListener('abort', give)
        resolve()
      }
    })
  }

  return {
    async room(signal) {
      while (used() >= most) {
        signal?.throwIfAborted()
        const [oldest] = over
        if (oldest === undefined) await answer(signal)
        else await sleep(Math.max(1, end(oldest) - now()), signal)
      }
    },
    enter() {
      const sent = now()
      used()
      open++
      return (wasAnswered) => {
        open--
        if (wasAnswered) {
          quickest = Math.min(quickest, now() - sent)
          answers++
        }
        over.push(now())
        wake?.()
        wake = undefined
      }
    },
    used,
    allow(count) {
      most = Math.max(1, Math.floor(count))
    },
  }
}
