import {createWindow} from './createWindow.ts'

/** Waits for a number of milliseconds; rejects with the signal's reason when aborted. */
export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>

/** What the headers of an answer say about a rate; nothing where there are none. */
export interface Allowance {
  /** Requests a second that the target takes. */
  limit?: number
  /** How many of these are left in the current second. */
  remaining?: number
}

/** A request that may be sent now. */
interface Turn {
  /**
   * To be called when it was answered, or will not be.
   *
   * @param said - What the answer said; absent where none came.
   */
  over(said?: Allowance): void
}

/** Says when the next request may be sent; shared by all that send requests of one kind. */
export interface Pace {
  /** Waits for a turn. Rejects with the signal's reason when aborted. */
  turn(signal?: AbortSignal): Promise<Turn>
  /**
   * The target asked to wait: no turn is given before that is over, and turns come slower for a while after.
   *
   * @param ms - How long, in milliseconds.
   * @param perSecond - How many requests a second the target says it takes, where it does.
   */
  slowDown(ms: number, perSecond?: number): void
}

/** How many turns it takes until a pace that was slowed down is a tenth faster again. */
const RECOVERY = 25
const SLOWEST = 8

/** Part of what a target says it takes that is used: what one second leaves over is no loss, and one more is a refusal. */
export const SHARE = 0.97

/** Turns that are made up for where the system woke this process late: a busy machine would lose them otherwise. */
const MOST_LATE = 4

/** A target that has nothing left although this process used less of it than this serves others at the same address. */
const ALONE = 0.75

/**
 * Spreads requests evenly just below what is allowed, since a burst followed by a penalty is slower; turns that went by
 * unused are not saved up. Requests that were sent evenly may still arrive in a bunch, so no more than are allowed in a second
 * are let out in any second in which they can arrive.
 *
 * @param perSecond - Requests a second; Infinity for no limit.
 * @param now - Monotonic clock in milliseconds.
 * @param sleep - Waits.
 * @param allowed - Requests that the target takes in any second, at least `perSecond`; not known by default. What answers say
 *   of it counts from then on.
 */
export function createPace(perSecond: number, now: () => number, sleep: Sleep, allowed = Infinity): Pace {
  let gap = 1000 / perSecond
  let slowness = 1
  let turns = 0
  let next = 0
  let heldUntil = 0
  let line = Promise.resolve()
  const window = createWindow(Math.max(allowed, Math.ceil(perSecond)), now, sleep)

  async function wait(asked: number, signal?: AbortSignal): Promise<Turn> {
    signal?.throwIfAborted()
    for (let due = dueTime(); due > now(); due = dueTime()) await sleep(due - now(), signal)
    await window.room(signal)
    const between = gap * slowness
    const time = now()
    next = (asked < next ? Math.max(next, time - MOST_LATE * between) : time) + between
    if (slowness > 1 && ++turns % RECOVERY === 0) slowness = Math.max(1, slowness * 0.9)
    return toTurn()
  }

  function dueTime(): number {
    return Math.max(next, heldUntil)
  }

  function toTurn(): Turn {
    const leave = window.enter()
    return {
      over(said) {
        leave(said !== undefined)
        if (said?.limit === undefined) return
        learn(said.limit)
        if (said.remaining === 0 && window.used() < said.limit * ALONE) slower(1.1)
      },
    }
  }

  function learn(limit: number): void {
    gap = Math.max(gap, 1000 / (limit * SHARE))
    window.allow(limit)
  }

  function slower(factor: number): void {
    slowness = Math.min(SLOWEST, slowness * factor)
  }

  return {
    turn(signal) {
      if (gap === 0 && heldUntil <= now()) return Promise.resolve(toTurn())
      const asked = now()
      const turn = line.then(() => wait(asked, signal))
      // Whoever gives up its turn leaves it to the next.
      line = settled(turn)
      return turn
    },
    slowDown(ms, limit) {
      heldUntil = Math.max(heldUntil, now() + ms)
      if (limit !== undefined) learn(limit)
      slower(1.25)
    },
  }
}

async function settled(turn: Promise<Turn>): Promise<void> {
  await Promise.allSettled([turn])
}

/**
 * Sends a request when it has its turn.
 *
 * @param pace - Gives turns.
 * @param signal - Ends the waiting, not the request.
 * @param send - Sends it, and tells what the answer says about the rate.
 */
export async function sendInTurn<Answer>(
  pace: Pace,
  signal: AbortSignal | undefined,
  send: (onAllowance: (allowance: Allowance) => void) => Promise<Answer>,
): Promise<Answer> {
  const turn = await pace.turn(signal)
  let said: Allowance | undefined
  try {
    return await send((allowance) => (said = allowance))
  } finally {
    turn.over(said)
  }
}
