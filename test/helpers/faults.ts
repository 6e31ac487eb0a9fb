import type {Fault, ProxiedRequest} from './startProxy.ts'

/** Every way in which a request to the Content Lake goes wrong that a run has to get over. */
const FAULTS: readonly Fault[] = [
  {status: 429, headers: {'retry-after': '0'}},
  {status: 500},
  {status: 502},
  {status: 503},
  {status: 504},
  'reset',
  'lose-answer',
  'cut-answer',
  'delay',
]

/**
 * Decides at random which requests that write go wrong, and how.
 *
 * @param share - Part of them, 0 to 1.
 * @param seed - The same numbers come of the same seed.
 */
export function createFaults(share: number, seed: number): (request: ProxiedRequest) => Fault {
  const random = createRandom(seed)
  return ({method, path}) => {
    const writes = method === 'POST' && /\/(?:data\/mutate|assets\/images)\//.test(path)
    if (!writes || random() >= share) return 'pass'
    return FAULTS[Math.floor(random() * FAULTS.length)] ?? 'pass'
  }
}

/** Numbers from 0 to 1 that look like chance (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
