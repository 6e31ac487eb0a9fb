import {randomUUID} from 'node:crypto'
import {mkdir} from 'node:fs/promises'
import {join} from 'node:path'

import {createApp} from './app.ts'
import {createFileAssetStore, createMemoryAssetStore} from './assets/assetStore.ts'
import {refreshAssetUrls, rememberedPort} from './assets/refreshAssetUrls.ts'
import {createEngine} from './createEngine.ts'
import type {Engine} from './engine.ts'
import {OWNER_ID} from './http/caller.ts'
import type {LakeServices} from './http/context.ts'
import {createEventStreams} from './http/eventStreams.ts'
import {createKeyValueStore} from './http/keyValueStore.ts'
import {publicHost} from './http/hostOptions.ts'
import {createListenerHosts} from './http/listenerHosts.ts'
import {createTicketBook} from './http/tickets.ts'
import {describeExposure, readLakeOptions} from './lakeOptions.ts'
import type {LakeOptions, LakeSettings} from './lakeOptions.ts'
import {createRequestGate} from './limits/requestGate.ts'
import {clearCopies} from './maintenance/streamBackup.ts'
import {createPresenceHub} from './presence/presenceHub.ts'
import {removeLakeFile, writeLakeFile} from './running/lakeFile.ts'
import {serve, serveOnHost, systemCodeOf} from './serve.ts'
import type {Fetch, RunningServer} from './serve.ts'

/** A running lake. */
export interface Lake extends AsyncDisposable {
  /** `http://localhost:PORT`, or with the `host` option: the `apiHost` of clients and of Studio. Node clients also set `useProjectHostname: false`. */
  url: string
  port: number
  project: string
  dataset: string
  /** What `createClient` of `@sanity/client` takes for this lake; add a `token` where the lake has tokens. */
  clientConfig: {
    projectId: string
    dataset: string
    apiHost: string
    useProjectHostname: false
    useCdn: false
    apiVersion: string
  }
  /** The inside of the lake, for programs that run in the same process. */
  engine: Engine
  /** Ends listeners, sockets, the server and the store. Calling it again changes nothing. */
  close(): Promise<void>
}

/** The version whose defaults the documentation describes. */
const API_VERSION = '2025-02-19'

const HEARTBEAT_MS = 20_000
const FORGETTING_MS = 60 * 60 * 1000

function createServices(
  engine: Engine,
  dir: string | undefined,
  settings: LakeSettings,
  baseUrl: () => string,
): LakeServices {
  const {isOwnHost, origins, tokens, limits, latency, onError} = settings
  const now = (): Date => new Date()
  return {
    engine,
    dir,
    instance: randomUUID(),
    baseUrl,
    origins,
    isOwnHost,
    tokens,
    limits: limits && {...limits, gate: createRequestGate(limits.requests, () => performance.now())},
    latency,
    assets: dir === undefined ? createMemoryAssetStore() : createFileAssetStore(join(dir, 'assets')),
    keyValues: createKeyValueStore(dir),
    presence: createPresenceHub(randomUUID),
    streams: createEventStreams(),
    tickets: createTicketBook(randomUUID, now),
    nextListenerHost: createListenerHosts(),
    createId: randomUUID,
    onError,
  }
}

/** Listens on the port asked for; where none was, on the remembered one if it is free. */
async function listenOn(
  fetch: Fetch,
  host: string | undefined,
  port: number,
  remembered: number | undefined,
): Promise<RunningServer> {
  const open = (at: number): Promise<RunningServer> =>
    host === undefined ? serve(fetch, at) : serveOnHost(fetch, host, at)
  if (port === 0 && remembered !== undefined) {
    try {
      return await open(remembered)
    } catch (error) {
      if (systemCodeOf(error) !== 'EADDRINUSE') throw error
    }
  }
  try {
    return await open(port)
  } catch (cause) {
    const code = systemCodeOf(cause)
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      throw new Error(`${host} is no address of this machine (${code}), so the lake cannot listen there.`, {cause})
    }
    if (code !== 'EADDRINUSE') throw cause
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
 * const client = createClient(lake.clientConfig)
 * await client.create({_type: 'article', title: 'Tea'})
 * await lake.close()
 */
export async function createLake(options: LakeOptions = {}): Promise<Lake> {
  const {dir, project = 'local', dataset = 'production', port = 0} = options
  const settings = readLakeOptions(options)
  if (dir !== undefined) await mkdir(dir, {recursive: true})
  const engine = createEngine({
    file: dir === undefined ? ':memory:' : join(dir, 'lake.db'),
    project,
    ...(settings.limits && {attributes: settings.limits.attributes}),
    ...(settings.history !== undefined && {history: settings.history}),
  })
  try {
    if (dir !== undefined) clearCopies(dir)
    if (!engine.datasets().some(({name}) => name === dataset)) engine.createDataset(dataset)
    return await startLake(engine, settings, {dir, project, dataset, port})
  } catch (error) {
    engine.close()
    throw error
  }
}

async function startLake(
  engine: Engine,
  settings: LakeSettings,
  {dir, project, dataset, port}: {dir: string | undefined; project: string; dataset: string; port: number},
): Promise<Lake> {
  let url = ''
  const services = createServices(engine, dir, settings, () => url)
  const app = createApp(services)
  const {address} = settings
  const answer: Fetch = (request, env) => app.fetch(request, env)
  const server = await listenOn(answer, address.host, port, rememberedPort(engine))
  url = `http://${publicHost(address)}:${server.port}`
  const {instance, streams} = services
  try {
    const exposure = describeExposure(settings, server.port)
    if (exposure !== undefined) settings.onWarning(exposure)
    engine.forgetHistory()
    refreshAssetUrls(engine, url, OWNER_ID)
    if (dir !== undefined) await writeLakeFile(dir, {url, project, dataset, pid: process.pid, instance})
  } catch (error) {
    await server.close()
    throw error
  }

  const heartbeat = setInterval(() => services.presence.beat(), HEARTBEAT_MS).unref()
  const forgetting = setInterval(() => forgetOrTell(engine, settings.onError), FORGETTING_MS).unref()
  // A lake that is opened will be queried.
  if (settings.prepare) setImmediate(() => void engine.ready(dataset).catch(services.onError))

  let closing: Promise<void> | undefined
  async function close(): Promise<void> {
    clearInterval(heartbeat)
    clearInterval(forgetting)
    try {
      if (dir !== undefined) await removeLakeFile(dir, instance)
    } finally {
      streams.closeAll()
      await server.close()
      engine.close()
    }
  }
  const end = (): Promise<void> => (closing ??= close())
  const clientConfig = {
    projectId: project,
    dataset,
    apiHost: url,
    useProjectHostname: false,
    useCdn: false,
    apiVersion: API_VERSION,
  } as const
  return {url, port: server.port, project, dataset, clientConfig, engine, close: end, [Symbol.asyncDispose]: end}
}

/** What fails now, on a full disk for instance, is tried again in an hour. */
function forgetOrTell(engine: Engine, onError: (error: unknown) => void): void {
  try {
    engine.forgetHistory()
  } catch (error) {
    onError(error)
  }
}
