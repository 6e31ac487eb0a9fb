import {once} from 'node:events'
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http'
import type {AddressInfo} from 'node:net'
import {setTimeout} from 'node:timers/promises'

const DELAY_MS = 50

/** Headers of answers that clients act on. */
const PASSED_ON = /^(?:content-type|retry-after|(?:x-)?ratelimit-.*)$/

/** A request on its way to the lake. */
export interface ProxiedRequest {
  method: string
  /** With its query. */
  path: string
  body: Buffer
}

/**
 * What the proxy does with a request.
 *
 * - `pass`: forwards it and its answer.
 * - `reset`: closes the connection; the lake never sees the request.
 * - `lose-answer`: the lake carries it out, and the answer is lost.
 * - `cut-answer`: the lake carries it out, and half of the answer arrives before the connection breaks.
 * - `delay`: forwards it, and its answer some moments later.
 * - an answer: given in place of the lake.
 */
export type Fault =
  | 'pass'
  | 'reset'
  | 'lose-answer'
  | 'cut-answer'
  | 'delay'
  | {status: number; headers?: Record<string, string>; body?: unknown}

/** A proxy that runs. */
export interface Proxy extends AsyncDisposable {
  url: string
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of request as AsyncIterable<Uint8Array>) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/**
 * Stands between a client and a lake, and does to each request what `decide` says, when it says so.
 *
 * @param target - Address of the lake.
 * @param decide - Called for each request, in the order they arrive.
 * @param onAnswer - Told the status of each answer of the lake.
 */
export async function startProxy(
  target: string,
  decide: (request: ProxiedRequest) => Fault | Promise<Fault>,
  onAnswer: (status: number) => void = () => {},
): Promise<Proxy> {
  const server = createServer((request, response) => {
    // What the client does not wait for any more needs no answer.
    handle(request, response).catch(() => request.socket.destroy())
  }).listen(0, '127.0.0.1')

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const {method = 'GET', url: path = '/'} = request
    const body = await readBody(request)
    const fault = await decide({method, path, body})
    if (fault === 'reset' || request.socket.destroyed) {
      request.socket.destroy()
      return
    }
    if (typeof fault === 'object') {
      response.writeHead(fault.status, {'content-type': 'application/json', ...fault.headers})
      response.end(JSON.stringify(fault.body ?? {error: 'Injected', message: 'an injected fault'}))
      return
    }
    const {'content-type': type, authorization} = request.headers
    const answer = await fetch(target + path, {
      method,
      headers: {...(type && {'content-type': type}), ...(authorization && {authorization})},
      ...(body.byteLength > 0 && {body: new Uint8Array(body)}),
    })
    onAnswer(answer.status)
    const bytes = Buffer.from(await answer.arrayBuffer())
    if (fault === 'lose-answer') {
      request.socket.destroy()
      return
    }
    if (fault === 'delay') await setTimeout(DELAY_MS)
    if (fault === 'cut-answer') {
      response.writeHead(answer.status, {'content-type': 'application/json', 'content-length': bytes.byteLength})
      response.write(bytes.subarray(0, bytes.byteLength / 2), () => request.socket.destroy())
      return
    }
    response.writeHead(answer.status, Object.fromEntries([...answer.headers].filter(([name]) => PASSED_ON.test(name))))
    response.end(bytes)
  }

  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** A proxy that keeps some requests back. */
export interface HoldingProxy extends Proxy {
  /** Settles when the first of them is there. */
  arrived: Promise<void>
  /** Lets them and all later ones pass. */
  release: () => void
}

/**
 * Starts a proxy that forwards requests, and keeps those back that a test asks for, until it lets them go.
 *
 * @param target - Address of the lake.
 * @param isHeld - Which ones.
 */
export async function startHoldingProxy(
  target: string,
  isHeld: (request: ProxiedRequest) => boolean,
): Promise<HoldingProxy> {
  const arrived = Promise.withResolvers<void>()
  const released = Promise.withResolvers<void>()
  const proxy = await startProxy(target, async (request): Promise<Fault> => {
    if (isHeld(request)) {
      arrived.resolve()
      await released.promise
    }
    return 'pass'
  })
  return {...proxy, arrived: arrived.promise, release: released.resolve}
}
