import {createRateWindow} from './rateWindow.ts'
import type {RateState, RateWindow} from './rateWindow.ts'
import type {RequestLimits} from './hostedLimits.ts'

/** What a request does, as far as limits tell requests apart. */
export type RequestKind = 'query' | 'mutation' | 'upload' | 'other'

/** Who asks for what. */
interface GateRequest {
  /** The client's network address. */
  address: string
  kind: RequestKind
  dataset: string
}

/** The rate that a request counts towards, and how it stands. */
export interface RateNotice extends RateState {
  /** Per second. */
  limit: number
}

/** What the gate says. `leave` must be called when the request has been answered. */
type GateAnswer =
  | {isOpen: true; rate: RateNotice; leave: () => void}
  | {isOpen: false; rate: RateNotice; reason: string}

/** Lets requests in as long as they keep the limits on rates and on what is under way at once. */
export interface RequestGate {
  enter(request: GateRequest): GateAnswer
}

type Rates = Record<'all' | 'mutation' | 'upload', RateWindow>

/** Addresses are forgotten from this many on, if nothing came from them in the last second. */
const MANY_ADDRESSES = 1_000

/**
 * Makes a gate.
 *
 * @param now - Milliseconds of a clock that never goes back.
 */
export function createRequestGate(limits: RequestLimits, now: () => number): RequestGate {
  const rates = new Map<string, Rates>()
  /** Kinds and datasets of which none is under way are left out: a dataset in an address may be any word. */
  const underWay = new Map<string, number>()
  const concurrency: Partial<Record<RequestKind, number>> = {
    query: limits.concurrentQueries,
    mutation: limits.concurrentMutations,
  }

  function ratesOf(address: string, time: number): Rates {
    const known = rates.get(address)
    if (known !== undefined) return known
    if (rates.size >= MANY_ADDRESSES) {
      for (const [other, {all}] of rates) if (all.look(time).remaining === limits.requestsPerSecond) rates.delete(other)
    }
    const made = {
      all: createRateWindow(limits.requestsPerSecond),
      mutation: createRateWindow(limits.mutationsPerSecond),
      upload: createRateWindow(limits.uploadsPerSecond),
    }
    rates.set(address, made)
    return made
  }

  function leave(key: string): void {
    const others = (underWay.get(key) ?? 1) - 1
    if (others === 0) underWay.delete(key)
    else underWay.set(key, others)
  }

  return {
    enter({address, kind, dataset}) {
      const time = now()
      const {all, mutation, upload} = ratesOf(address, time)
      const everything = {...all.look(time), limit: limits.requestsPerSecond}
      const own =
        kind === 'mutation'
          ? {...mutation.look(time), limit: limits.mutationsPerSecond}
          : kind === 'upload'
            ? {...upload.look(time), limit: limits.uploadsPerSecond}
            : everything
      const broken = [everything, own].find(({isWithin}) => !isWithin)
      if (broken !== undefined) {
        const what = broken === everything ? 'requests' : `${kind} requests`
        const reason = `More than ${broken.limit} ${what} a second came from one address.`
        return {isOpen: false, rate: broken, reason}
      }
      const key = `${kind} ${dataset}`
      const others = underWay.get(key) ?? 0
      const most = concurrency[kind] ?? Infinity
      if (others >= most) {
        const reason = `${most} ${kind === 'query' ? 'queries' : 'mutation requests'} on dataset "${dataset}" are under way.`
        return {isOpen: false, rate: own, reason}
      }
      all.add(time)
      if (kind === 'mutation') mutation.add(time)
      if (kind === 'upload') upload.add(time)
      underWay.set(key, others + 1)
      return {
        isOpen: true,
        rate: {...own, remaining: own.remaining - 1, reset: 1_000},
        leave: () => leave(key),
      }
    },
  }
}
