import type {HttpBindings} from '@hono/node-server'
import type {Context} from 'hono'

import type {AssetStore} from '../assets/assetStore.ts'
import type {Engine} from '../engine.ts'
import type {RequestLimits} from '../limits/hostedLimits.ts'
import type {RequestGate} from '../limits/requestGate.ts'
import type {PresenceHub} from '../presence/presenceHub.ts'
import type {Caller} from './caller.ts'
import type {TransactionErrorType} from './errorResponse.ts'
import type {EventStreams} from './eventStreams.ts'
import {notFound} from './failures.ts'
import type {KeyValueStore} from './keyValueStore.ts'
import type {TicketBook} from './tickets.ts'
import type {TokenBook} from './tokenBook.ts'

/** What the routes work with: the engine and the state of one running lake. */
export interface LakeServices {
  engine: Engine
  /** The lake's folder; undefined for one in memory. */
  dir: string | undefined
  /** Names this run; `/ping` answers it, so that a recorded address can be told from another program's. */
  instance: string
  /** `http://localhost:PORT`. Asked for at request time: the port is known only after listening. */
  baseUrl: () => string
  /** Browser origins allowed besides the loopback ones, such as `https://preview.example`. */
  origins: readonly string[]
  /** Whether a name in a `Host` header means this lake. */
  isOwnHost: (name: string) => boolean
  tokens: TokenBook
  /** The hosted limits on requests, where they are enforced. */
  limits: {requests: RequestLimits; gate: RequestGate} | undefined
  /** Milliseconds that every answer takes longer than it needs. */
  latency: number
  assets: AssetStore
  keyValues: KeyValueStore
  presence: PresenceHub
  streams: EventStreams
  tickets: TicketBook
  /** The next host to send a browser's listener to. */
  nextListenerHost: () => string
  createId: () => string
  /** Told of every failure that is not an answer to the client's own mistake. */
  onError: (error: unknown) => void
}

/** What Hono carries for each request. */
export interface LakeEnv {
  Bindings: HttpBindings
  Variables: {
    lake: LakeServices
    caller: Caller
    ticketCaller: Caller | undefined
    transactionErrorType: TransactionErrorType
  }
}

/** The context of a request to the lake. */
export type LakeContext = Context<LakeEnv>

/** The path and query of a request, as sent. */
export function requestTarget(c: LakeContext): string {
  const {pathname, search} = new URL(c.req.url)
  return pathname + search
}

/**
 * The dataset named in a path.
 *
 * @throws LakeError 404 when the project has no such dataset.
 */
export function datasetOf(c: LakeContext): string {
  const name = c.req.param('dataset') ?? ''
  const {engine} = c.var.lake
  const known = engine.datasets().map((dataset) => dataset.name)
  if (known.includes(name)) return name
  throw notFound(
    `Dataset "${name}" not found in project "${engine.project}". It has: ${known.join(', ') || 'none'}. ` +
      `Create it with client.datasets.create(${JSON.stringify(name)}).`,
  )
}

/** The comma-separated ids in a path parameter, empty ones left out. */
export function idsOf(c: LakeContext, parameter = 'ids'): string[] {
  return (c.req.param(parameter) ?? '').split(',').filter((id) => id !== '')
}

/** A flag in the query string: `true` or `false`, else the default. */
export function flagOf(c: LakeContext, name: string, fallback: boolean): boolean {
  const value = c.req.query(name)
  if (value === 'true' || value === '1') return true
  return value === 'false' || value === '0' ? false : fallback
}
