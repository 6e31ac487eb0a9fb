import {randomUUID} from 'node:crypto'
import {mkdir} from 'node:fs/promises'
import {join} from 'node:path'

import {createApp} from './app.ts'
import {createFileAssetStore, createMemoryAssetStore} from './assets/assetStore.ts'
import {refreshAssetUrls, rememberedPort} from './assets/refreshAssetUrls.ts'
import {createEngine} from './createEngine.ts'
import type {Engine} from './engine.ts'
import {OWNER_ID} from './http/caller.ts'
import {createCommitPositions} from './http/commitPositions.ts'
import type {LakeServices} from './http/context.ts'
import {createEventStreams} from './http/eventStreams.ts'
import {createKeyValueStore} from './http/keyValueStore.ts'
import {createListenerHosts} from './http/listenerHosts.ts'
import {createTicketBook} from './http/tickets.ts'
import {hostedLimits} from './limits/hostedLimits.ts'
import type {HostedLimits, LimitsMode} from './limits/hostedLimits.ts'
import {createRequestGate} from './limits/requestGate.ts'
import {createPresenceHub} from './presence/presenceHub.ts'
import {removeLakeFile, writeLakeFile} from './running/lakeFile.ts'
import {serve, systemCodeOf} from './serve.ts'
import type {Fetch, RunningServer} from './serve.ts'

/** How to start a lake. */
export interface LakeOptions {
  /**
   * The folder for `lake.db`, `assets/`, `settings.json` and, while the lake runs, `lake.json`; created if missing.
   * Omitted: everything lives in memory and goes away with the lake.
   */
  dir?: string
  /** The project id that clients use. Default `local`. */
  project?: string
  /** The dataset that {@link Lake.dataset} names; created (public) if missing. Default `production`. */
  dataset?: string
  /**
   * The port on 127.0.0.1 and ::1. Default 0: the one that the addresses of stored assets name, so that they stay
   * right, or any free one.
   */
  port?: number
  /** Origins of web pages allowed besides those of this machine, such as `https://preview.example`. */
  origins?: readonly string[]
  /**
   * Who a request without a token is: the lake's `owner`, as a Studio that signs in by itself needs (the default), or a
   * `reader` who sees what the hosted lake shows anonymous readers and may not write.
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
  /** Milliseconds that every answer takes longer, as those of a lake far away do. Default 0. */
  latency?: number
  /** Told of failures that are the lake's own. Default: they become process warnings. */
  onError?: (error: unknown) => void
}

/** A running lake. */
export interface Lake {
  /** `http://localhost:PORT`: the `apiHost` of clients and of Studio. Node clients also set `useProjectHostname: false`. */
  url: string
  port: number
  project: string
  dataset: string
  /** The inside of the lake, for programs that run in the same process. */
  engine: Engine
  /** Ends listeners, sockets, the server and the store. Calling it again changes nothing. */
  close(): Promise<void>
}

const HEARTBEAT_MS = 20_000

function warn(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error))
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

function createServices(
  engine: Engine,
  options: LakeOptions,
  limits: HostedLimits | undefined,
  baseUrl: () => string,
): LakeServices {
  const {dir} = options
  const now = (): Date => new Date()
  return {
    engine,
    instance: randomUUID(),
    baseUrl,
    origins: (options.origins ?? []).map(readOrigin),
    anonymousIsOwner: options.anonymous !== 'reader',
    limits: limits && {...limits, gate: createRequestGate(limits.requests, () => performance.now())},
    latency: readLatency(options.latency ?? 0),
    assets: dir === undefined ? createMemoryAssetStore() : createFileAssetStore(join(dir, 'assets')),
    keyValues: createKeyValueStore(dir),
    presence: createPresenceHub(randomUUID),
    streams: createEventStreams(),
    tickets: createTicketBook(randomUUID, now),
    positions: createCommitPositions(engine),
    nextListenerHost: createListenerHosts(),
    createId: randomUUID,
    onError: options.onError ?? warn,
  }
}

/** Listens on the port asked for; where none was, on the remembered one if it is free. */
async function serveOn(fetch: Fetch, port: number, remembered: number | undefined): Promise<RunningServer> {
  if (port === 0 && remembered !== undefined) {
    try {
      return await serve(fetch, remembered)
    } catch (error) {
      if (systemCodeOf(error) !== 'EADDRINUSE') throw error
    }
  }
  try {
    return await serve(fetch, port)
  } catch (cause) {
    if (systemCodeOf(cause) !== 'EADDRINUSE') throw cause
    throw new Error(
      `Port ${port} is in use on this machine, so the lake cannot listen there. ` +
        'Stop the program that uses it, choose another port, or use port 0 for any free one.',
      {cause},
    )
  }
}

/**
 * Starts an embedded Content Lake: a server on this machine that Sanity clients and Studio use in place of the hosted one.
 *
 * @returns The running lake; close it when done.
 * @throws When the folder's store is open in another process ({@link findRunningLake} tells where), when an option is
 * malformed, or when the port is in use (`error.cause.code` is then `EADDRINUSE`).
 *
 * @example
 * const lake = await createLake({dir: '.lake'})
 * const client = createClient({
 *   projectId: lake.project, dataset: lake.dataset, apiHost: lake.url,
 *   useProjectHostname: false, useCdn: false, apiVersion: '2025-02-19',
 * })
 * await client.create({_type: 'article', title: 'Tea'})
 * await lake.close()
 */
export async function createLake(options: LakeOptions = {}): Promise<Lake> {
  const {dir, project = 'local', dataset = 'production', port = 0} = options
  if (dir !== undefined) await mkdir(dir, {recursive: true})
  const limits = options.limits && hostedLimits(options.limits)
  const engine = createEngine({
    file: dir === undefined ? ':memory:' : join(dir, 'lake.db'),
    project,
    ...(limits && {attributes: limits.attributes}),
  })
  try {
    if (!engine.datasets().some(({name}) => name === dataset)) engine.createDataset(dataset)
    return await startLake(engine, options, limits, {dir, project, dataset, port})
  } catch (error) {
    engine.close()
    throw error
  }
}

async function startLake(
  engine: Engine,
  options: LakeOptions,
  limits: HostedLimits | undefined,
  {dir, project, dataset, port}: {dir: string | undefined; project: string; dataset: string; port: number},
): Promise<Lake> {
  let url = ''
  const services = createServices(engine, options, limits, () => url)
  const app = createApp(services)
  const server = await serveOn((request, env) => app.fetch(request, env), port, rememberedPort(engine))
  url = `http://localhost:${server.port}`
  const heartbeat = setInterval(() => services.presence.beat(), HEARTBEAT_MS).unref()

  const {instance, streams} = services
  let closing: Promise<void> | undefined
  async function close(): Promise<void> {
    clearInterval(heartbeat)
    if (dir !== undefined) await removeLakeFile(dir, instance)
    streams.closeAll()
    await server.close()
    engine.close()
  }

  try {
    refreshAssetUrls(engine, url, OWNER_ID)
    if (dir !== undefined) await writeLakeFile(dir, {url, project, dataset, pid: process.pid, instance})
  } catch (error) {
    await server.close()
    throw error
  }
  return {url, port: server.port, project, dataset, engine, close: () => (closing ??= close())}
}
