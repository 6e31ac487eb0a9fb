/**
 * The limits of the hosted Content Lake that a lake of one's own does not need, and enforces when it is to show what
 * the hosted one would do. Those on ids, sizes, depth and bodies hold always and are not listed here.
 *
 * @module
 */

/** Which limits to enforce: those every plan has, with the attributes of the free plan or of the growth plan. */
export type LimitsMode = 'hosted' | 'hosted-growth'

/** Limits on the attributes of documents. An attribute is a path with a type of value. */
export interface AttributeLimits {
  perDocument: number
  /** In all documents of a dataset, drafts included. */
  perDataset: number
}

/** Limits on requests. */
export interface RequestLimits {
  /** Requests of one address in any second. */
  requestsPerSecond: number
  /** Of these, those that write documents. */
  mutationsPerSecond: number
  uploadsPerSecond: number
  /** Requests under way at once on one dataset. */
  concurrentQueries: number
  concurrentMutations: number
  /** The longest query string of a GET query, in characters; longer ones are sent as POST. */
  queryLength: number
  /** All headers of a request, in bytes. */
  headerBytes: number
}

/** All of them. */
export interface HostedLimits {
  attributes: AttributeLimits
  requests: RequestLimits
}

const REQUESTS: RequestLimits = {
  requestsPerSecond: 500,
  mutationsPerSecond: 25,
  uploadsPerSecond: 25,
  concurrentQueries: 500,
  concurrentMutations: 100,
  queryLength: 11_264,
  headerBytes: 15_000,
}

const LIMITS: Readonly<Record<LimitsMode, HostedLimits>> = {
  hosted: {attributes: {perDocument: 1_000, perDataset: 2_000}, requests: REQUESTS},
  'hosted-growth': {attributes: {perDocument: 1_000, perDataset: 10_000}, requests: REQUESTS},
}

/**
 * The limits of a mode.
 *
 * @throws TypeError when there is no such mode
 */
export function hostedLimits(mode: LimitsMode): HostedLimits {
  if (Object.hasOwn(LIMITS, mode)) return LIMITS[mode]
  const modes = Object.keys(LIMITS).map((name) => JSON.stringify(name))
  throw new TypeError(`There are no limits called ${JSON.stringify(mode)}; expected ${modes.join(' or ')}.`)
}
