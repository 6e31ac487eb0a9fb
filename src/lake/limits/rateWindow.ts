/** How a request stands to a rate. */
export interface RateState {
  isWithin: boolean
  /** How many more would be within the rate now. */
  remaining: number
  /** Milliseconds until one more is, or until all are where some are already. */
  reset: number
}

/** Counts what happens within a span of time that moves along. */
export interface RateWindow {
  /**
   * How one more would stand at a time.
   *
   * @param now - Milliseconds of a clock that never goes back.
   */
  look(now: number): RateState
  /** Counts one. */
  add(now: number): void
}

/**
 * Makes a window.
 *
 * @param limit - How many may happen in any span of that length.
 * @param span - In milliseconds; default one second.
 */
export function createRateWindow(limit: number, span = 1_000): RateWindow {
  /** Times of the last ones, oldest first. */
  const times: number[] = []

  return {
    look(now) {
      while (times[0] !== undefined && times[0] <= now - span) times.shift()
      const isWithin = times.length < limit
      const awaited = isWithin ? times.at(-1) : times[0]
      return {
        isWithin,
        remaining: Math.max(0, limit - times.length),
        reset: awaited === undefined ? 0 : awaited + span - now,
      }
    },
    add: (now) => void times.push(now),
  }
}
