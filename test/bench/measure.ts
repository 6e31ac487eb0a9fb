/**
 * Time, measured on machines that do other things as well: what is compared is run in turns, so that a slow moment falls
 * on both, and the median counts.
 *
 * @module
 */

/** Runs before anything counts: engines are slow at first. */
const WARM_UP = 5

/** Milliseconds of the median of both sides. */
export interface Pair {
  ours: number
  theirs: number
}

/**
 * Times two pieces of work in turns.
 *
 * @param rounds - How often each is run, after the warm-up.
 */
export function measurePair(ours: () => void, theirs: () => void, rounds: number): Pair {
  const times: {ours: number[]; theirs: number[]} = {ours: [], theirs: []}
  for (let round = -WARM_UP; round < rounds; round++) {
    const own = timeOf(ours)
    const other = timeOf(theirs)
    if (round < 0) continue
    times.ours.push(own)
    times.theirs.push(other)
  }
  return {ours: median(times.ours), theirs: median(times.theirs)}
}

/** The same for work that is done elsewhere and waited for. */
export async function measurePairAsync(
  ours: () => Promise<void>,
  theirs: () => Promise<void>,
  rounds: number,
): Promise<Pair> {
  const times: {ours: number[]; theirs: number[]} = {ours: [], theirs: []}
  for (let round = -1; round < rounds; round++) {
    const own = await timeOfAsync(ours)
    const other = await timeOfAsync(theirs)
    if (round < 0) continue
    times.ours.push(own)
    times.theirs.push(other)
  }
  return {ours: median(times.ours), theirs: median(times.theirs)}
}

/** Milliseconds a piece of work takes. */
export function timeOf(work: () => void): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

/** The middle one of some numbers; `NaN` of none. */
export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
}

async function timeOfAsync(work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
