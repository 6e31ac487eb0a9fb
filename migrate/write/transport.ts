import {SHARE} from './createPace.ts'

/** How a target is written to. */
interface Transport {
  /** Mutation requests a second, and as many uploads. */
  perSecond: number
  /** How many of each the target takes in any second; where it is not known, its answers may say. */
  allowed?: number
  /** Transactions under way. */
  concurrency: number
  maxArticles: number
  lingerMs: number
}

/** What the hosted Content Lake takes a second. */
const ALLOWED = 25

/**
 * The hosted Content Lake allows 25 mutation requests and 25 uploads a second from one address, and answers 429 above: a pace just
 * below is faster than a burst and a penalty, and articles wait for others to share a request with. An embedded lake has no such
 * limit, and is on this machine: small transactions are as good as few large ones, and show progress sooner. A target that
 * states another rate is believed: see `Pace.slowDown`.
 */
export const TRANSPORT: Record<'hosted' | 'lake', Transport> = {
  hosted: {perSecond: ALLOWED * SHARE, allowed: ALLOWED, concurrency: 8, maxArticles: 1000, lingerMs: 400},
  lake: {perSecond: Infinity, concurrency: 2, maxArticles: 100, lingerMs: 10},
}

/** What the Content Lake takes as the body of a mutation request, in bytes. */
export const MAX_BYTES = 4_000_000

/** Six tries over about 30 seconds: longer than a deployment of the other side, shorter than a person's patience. */
export const RETRY = {tries: 6, baseMs: 1000, maxMs: 60_000}
