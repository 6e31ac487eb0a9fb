import {getHeapStatistics, setFlagsFromString} from 'node:v8'
import {runInNewContext} from 'node:vm'

/** Bytes: so much may be garbage soon after a collection. */
const LEAST_LEAP = 64_000_000

/**
 * Starts to watch how much memory the process uses, garbage not counted.
 *
 * @param allowed - bytes on top of what is used now; by default, what makes it half of what the process may use
 * @returns tells whether more is used by now; quick, except for a few calls beyond half of it, which collect garbage first
 */
export function watchMemory(allowed?: number): () => boolean {
  const {used_heap_size: before, heap_size_limit: limit} = getHeapStatistics()
  const most = allowed === undefined ? limit / 2 : before + allowed
  const leap = Math.max(LEAST_LEAP, (most - before) / 4)
  // What is used may all be garbage, and finding out takes a part of a second.
  let nextLook = (before + most) / 2

  return () => {
    if (getHeapStatistics().used_heap_size < nextLook) return false
    collectGarbage()
    const live = getHeapStatistics().used_heap_size
    nextLook = Math.max(live + leap, (live + most) / 2)
    return live > most
  }
}

let collect: (() => void) | undefined

function collectGarbage(): void {
  collect ??= exposeCollection()
  collect()
}

function exposeCollection(): () => void {
  setFlagsFromString('--expose-gc')
  const run: unknown = runInNewContext('gc')
  setFlagsFromString('--no-expose-gc')
  return typeof run === 'function' ? () => void run() : () => {}
}
