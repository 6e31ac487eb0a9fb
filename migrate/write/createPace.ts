/** Waits for a number of milliseconds; rejects with the signal's reason when aborted. */
export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>

/** Says when the next request may be sent; shared by all that send requests of one kind. */
export interface Pace {
  /** Waits for a turn. Rejects with the signal's reason when aborted. */
  turn(signal?: AbortSignal): Promise<void>
  /**
   * The target asked to wait: nobody gets a turn before, and turns come slower for a while after.
   *
   * @param ms - How long, in milliseconds.
   * @param perSecond - What the target says it takes, where it does.
   */
  slowDown(ms: number, perSecond?: number): void
}

/** How many turns it takes until a pace that was slowed down is a tenth faster again. */
const RECOVERY = 25
const SLOWEST = 8

/** Part of what a target says it takes that is used: clocks and networks are not exact. */
const SHARE = 0.94

/**
 * Spreads requests evenly. A burst followed by a penalty is slower than a steady pace just below what is allowed, so turns
 * that went by unused are not saved up but for one.
 *
 * @param perSecond - Requests a second; Infinity for no limit.
 * @param now - Monotonic clock in milliseconds.
 * @param sleep - Waits.
 */
export function createPace(perSecond: number, now: () => number, sleep: Sleep): Pace {
  let fastest = 1000 / perSecond
  let slowness = 1
  let turns = 0
  let next = 0
  let heldUntil = 0
  let line = Promise.resolve()

  async function wait(asked: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted()
    for (let due = dueTime(); due > now(); due = dueTime()) await sleep(due - now(), signal)
    const gap = fastest * slowness
    const time = now()
    // Whoever waited and was called late leaves no hole behind, as far as one turn.
    next = (asked < next ? Math.max(next, time - gap) : time) + gap
    if (slowness > 1 && ++turns % RECOVERY === 0) slowness = Math.max(1, slowness * 0.9)
  }

  function dueTime(): number {
    return Math.max(next, heldUntil)
  }

  return {
    turn(signal) {
      if (fastest === 0 && heldUntil <= now()) return Promise.resolve()
      const asked = now()
      const turn = line.then(() => wait(asked, signal))
      // Whoever gives up its turn leaves it to the next.
      line = turn.catch(() => {})
      return turn
    },
    slowDown(ms, allowed) {
      heldUntil = Math.max(heldUntil, now() + ms)
      if (allowed !== undefined) fastest = Math.max(fastest, 1000 / (allowed * SHARE))
      slowness = Math.min(SLOWEST, slowness * 1.25)
    },
  }
}
