/** Waits until the next request may be sent. Rejects with the signal's reason when aborted. */
export type Pace = (signal?: AbortSignal) => Promise<void>

/** Waits for a number of milliseconds; rejects with the signal's reason when aborted. */
export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>

/**
 * Spreads requests evenly: at most `perSecond`, shared by everyone who waits on the same pace. The hosted Content Lake
 * answers 429 above 25 writes a second and address, so a steady pace below is faster than a burst and a penalty.
 *
 * @param perSecond - Requests a second; Infinity for no limit.
 * @param now - Clock in milliseconds.
 * @param sleep - Waits.
 */
export function createPace(perSecond: number, now: () => number, sleep: Sleep): Pace {
  const gap = 1000 / perSecond
  let next = 0
  return async (signal) => {
    if (gap === 0) return
    const due = Math.max(next, now())
    next = due + gap
    if (due > now()) await sleep(due - now(), signal)
  }
}
