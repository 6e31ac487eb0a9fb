import {createHostCheck, readHostOptions} from './http/hostOptions.ts'
import type {HostOptions} from './http/hostOptions.ts'
import {createTokenBook} from './http/tokenBook.ts'
import type {LakeToken, TokenBook} from './http/tokenBook.ts'
import {hostedLimits} from './limits/hostedLimits.ts'
import type {HostedLimits, LimitsMode} from './limits/hostedLimits.ts'
import {readRetention, type Retention} from './maintenance/retention.ts'

/** How to start a lake. */
export interface LakeOptions {
  /**
   * The folder for `lake.db`, `assets/`, `settings.json` and, while the lake runs, `lake.json`; created if missing.
   * Omitted: everything lives in memory and goes away with the lake.
   */
  dir?: string
  /** The project id that clients use: lower-case letters, digits and `-`. Default `local`. */
  project?: string
  /** The dataset that {@link Lake.dataset} names; created (public) if missing. Default `production`. */
  dataset?: string
  /**
   * Where to listen: an address or name of this machine, or `0.0.0.0` or `::` for all its addresses. Other machines can
   * then reach the lake, over a connection that nobody encrypts, so `tokens` must say who may, or `anonymous` that all
   * may. Default: the loopback addresses 127.0.0.1 and ::1, which only this machine reaches.
   */
  host?: string
  /** Names besides the lake's own that requests may be addressed to (`Host`), such as the one of its container. */
  hosts?: readonly string[]
  /**
   * The port. Default 0: the one that the addresses of stored assets name, so that they stay
   * right, or any free one.
   */
  port?: number
  /** Origins of web pages allowed besides those of this machine, such as `https://preview.example`. */
  origins?: readonly string[]
  /**
   * The tokens that the lake accepts, and what each may do; any other is refused with 401. Default: none of its own, and
   * any token is the owner's.
   */
  tokens?: readonly LakeToken[]
  /**
   * Who a request without a token is: the lake's `owner`, as a Studio that signs in by itself needs (the default where
   * there are no `tokens`), or a `reader` who sees what the hosted lake shows anonymous readers and may not write.
   */
  anonymous?: 'owner' | 'reader'
  /**
   * Enforces the limits of the hosted lake that this one does not need: 25 mutation requests, 25 uploads and 500 requests
   * a second from one address (429 with `retry-after`), 100 mutation requests and 500 queries under way on a dataset, GET
   * queries of 11,264 characters, 15,000 bytes of headers, 1,000 attributes a document, and 2,000 a dataset (`hosted`,
   * the free plan) or 10,000 (`hosted-growth`). Default: none of these. Others hold always: ids, 4,000,000 bytes a
   * mutation request, 100 MB an upload, 32 MB a document, 20 levels.
   */
  limits?: LimitsMode
  /**
   * How long earlier states of documents, and deleted documents, are kept: `all` (the default), or days, such as `30d`. What is
   * older is forgotten when the lake starts, and once an hour.
   */
  history?: Retention
  /**
   * Whether to read from the start, little by little, what queries need to know of all documents, so that the first is answered
   * sooner. Default true; where only some documents will be asked for by their ids, it is work for nothing.
   */
  prepare?: boolean
  /** Milliseconds that every answer takes longer, as those of a lake far away do. Default 0. */
  latency?: number
  /** Told of failures that are the lake's own. Default: they become process warnings. */
  onError?: (error: unknown) => void
  /** Told once, in words, where an option opens the lake to others. Default: it becomes a process warning. */
  onWarning?: (message: string) => void
}

/** Options, read and completed. */
export interface LakeSettings {
  address: HostOptions
  isOwnHost: (name: string) => boolean
  origins: readonly string[]
  tokens: TokenBook
  limits: HostedLimits | undefined
  latency: number
  /** Milliseconds; undefined for ever. */
  history: number | undefined
  prepare: boolean
  onError: (error: unknown) => void
  onWarning: (message: string) => void
}

function warn(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error))
}

/** @throws TypeError for an id that no client takes, or that no host name and no path of an asset can hold */
function checkProject(project: string): void {
  if (/^[a-z0-9][a-z0-9-]{0,62}$/.test(project)) return
  throw new TypeError(
    `"project" is ${JSON.stringify(project)}; expected 1 to 63 lower-case letters, digits or "-", the first no "-".`,
  )
}

/** An origin as browsers send it: no path, no default port. */
function readOrigin(origin: string): string {
  const normal = URL.parse(origin)?.origin
  if (normal !== undefined && normal !== 'null') return normal
  throw new TypeError(`"${origin}" is not an origin; expected one such as https://preview.example`)
}

/** Milliseconds, or nothing at all. */
function readLatency(latency: number): number {
  if (Number.isFinite(latency) && latency >= 0) return latency
  throw new TypeError(`"latency" is ${latency}; expected milliseconds from 0 on.`)
}

function readTokens({tokens = [], anonymous}: LakeOptions, {host}: HostOptions): TokenBook {
  if (tokens.length > 0 && anonymous === 'owner') {
    throw new TypeError('"tokens" say who may do what, so "anonymous" cannot be "owner"; leave it out.')
  }
  if (host !== undefined && tokens.length === 0 && anonymous === undefined) {
    throw new TypeError(
      `With "host" ${JSON.stringify(host)} other machines reach the lake, and nothing says who may write. Pass "tokens", ` +
        'or "anonymous": "owner" where everyone who reaches it may do everything.',
    )
  }
  return createTokenBook(tokens, tokens.length === 0 && anonymous !== 'reader')
}

/**
 * Reads options.
 *
 * @throws TypeError naming the option that is malformed, or unsafe without another
 */
export function readLakeOptions(options: LakeOptions): LakeSettings {
  checkProject(options.project ?? 'local')
  const address = readHostOptions(options.host, options.hosts ?? [])
  return {
    address,
    isOwnHost: createHostCheck(address),
    origins: (options.origins ?? []).map(readOrigin),
    tokens: readTokens(options, address),
    limits: options.limits && hostedLimits(options.limits),
    latency: readLatency(options.latency ?? 0),
    history: readRetention(options.history ?? 'all'),
    prepare: options.prepare ?? true,
    onError: options.onError ?? warn,
    onWarning: options.onWarning ?? warn,
  }
}

/** What an open door means, in words; undefined where the lake is reached from this machine only. */
export function describeExposure({address: {host}, tokens}: LakeSettings, port: number): string | undefined {
  if (host === undefined) return undefined
  const who = tokens.hasTokens
    ? 'read public documents, and with a token what its role allows'
    : 'read and change everything in it'
  return (
    `This lake listens on ${host}, port ${port}. Everyone who reaches this machine there can ${who}. ` +
    'Connections are not encrypted: put a proxy with TLS before it where others share the network.'
  )
}
