import type {createServer, IncomingMessage, Server} from 'node:http'

import {createAdaptorServer} from '@hono/node-server'
import {WebSocketServer} from 'ws'

import {answerClientError, createReadableServer, readablePath} from './http/unreadable.ts'

/** A listening server. */
export interface RunningServer {
  port: number
  /** Stops listening, lets answers under way finish for a moment, then ends every connection. */
  close(): Promise<void>
}

/** Answers a request; the second argument carries what the adapter knows of the connection. */
export type Fetch = (request: Request, env: object) => Response | Promise<Response>

/** What the adapter expects; `ws` has it, but its optional properties are typed more loosely. */
type SocketServer = NonNullable<Parameters<typeof createAdaptorServer>[0]['websocket']>['server']

interface Listener {
  server: Server
  sockets: WebSocketServer
}

const GRACE_MS = 1_000
const ATTEMPTS = 10
const MAX_SOCKET_FRAME_BYTES = 1024 * 1024

/** Long addresses are normal here: a listener's may have 14,800 characters. */
const SERVER_OPTIONS = {
  // A request without one is refused with a reason instead of an empty answer.
  requireHostHeader: false,
  maxHeaderSize: 64 * 1024,
  // Only what may become a socket is taken out of the ordinary way of requests, where a refusal can say why.
  shouldUpgradeCallback: (request: IncomingMessage) =>
    request.headers.upgrade?.toLowerCase() === 'websocket' && /^\/v[^/]+\/socket\//.test(readablePath(request) ?? ''),
}

/** Longer than clients keep idle connections, so that none is closed under a request that is on its way. */
const KEEP_ALIVE_MS = 65_000

function createListener(fetch: Fetch): Listener {
  const sockets = new WebSocketServer({noServer: true, maxPayload: MAX_SOCKET_FRAME_BYTES})
  const server = createAdaptorServer({
    fetch,
    overrideGlobalObjects: false,
    serverOptions: SERVER_OPTIONS,
    createServer: createReadableServer as typeof createServer,
    websocket: {server: sockets as unknown as SocketServer},
  }) as Server
  server.keepAliveTimeout = KEEP_ALIVE_MS
  server.on('clientError', answerClientError)
  return {server, sockets}
}

function listen({server}: Listener, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({host, port}, () => {
      server.off('error', reject)
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}

function closeListener({server, sockets}: Listener): Promise<void> {
  for (const socket of sockets.clients) socket.terminate()
  return new Promise((resolve) => {
    const deadline = setTimeout(() => server.closeAllConnections(), GRACE_MS)
    server.close(() => {
      clearTimeout(deadline)
      resolve()
    })
  })
}

/** The error code of a failed system call. */
export function systemCodeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** Listens on `::1` beside 127.0.0.1; undefined on machines without IPv6. */
async function listenOnIpv6(fetch: Fetch, port: number): Promise<Listener | undefined> {
  const listener = createListener(fetch)
  try {
    await listen(listener, '::1', port)
    return listener
  } catch (error) {
    const code = systemCodeOf(error)
    if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') return undefined
    throw error
  }
}

/** Serves on one address, or on all there are (`0.0.0.0`, `::`): other machines may reach it. */
export async function serveOnHost(fetch: Fetch, host: string, port: number): Promise<RunningServer> {
  const listener = createListener(fetch)
  return {port: await listen(listener, host, port), close: () => closeListener(listener)}
}

/**
 * Serves on this machine's loopback addresses only: 127.0.0.1, and ::1 where there is one, since `localhost` may mean
 * either.
 *
 * @param fetch - Answers requests and WebSocket upgrades.
 * @param port - 0 takes one that is free on both addresses.
 * @throws The system's error (`EADDRINUSE` …) when the port cannot be had.
 */
export async function serve(fetch: Fetch, port: number): Promise<RunningServer> {
  for (let attempt = 1; ; attempt++) {
    const ipv4 = createListener(fetch)
    const taken = await listen(ipv4, '127.0.0.1', port)
    try {
      const ipv6 = await listenOnIpv6(fetch, taken)
      const listeners = ipv6 === undefined ? [ipv4] : [ipv4, ipv6]
      return {
        port: taken,
        async close() {
          await Promise.all(listeners.map(closeListener))
        },
      }
    } catch (error) {
      await closeListener(ipv4)
      const canTryAnother = port === 0 && systemCodeOf(error) === 'EADDRINUSE' && attempt < ATTEMPTS
      if (!canTryAnother) throw error
    }
  }
}
