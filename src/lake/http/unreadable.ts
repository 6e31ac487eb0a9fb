/**
 * Answers for what never becomes a request: bytes that are not HTTP, and invalid addresses.
 *
 * @module
 */
import {createServer, STATUS_CODES} from 'node:http'
import type {IncomingMessage, RequestListener, Server, ServerOptions} from 'node:http'
import type {Duplex} from 'node:stream'

import {hostNameOf} from './loopback.ts'

const STATUSES: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  HPE_HEADER_OVERFLOW: 431,
}

const HEADERS = {Connection: 'close', 'Content-Type': 'application/json', 'X-Content-Type-Options': 'nosniff'}

function toBody(statusCode: number, message: string): string {
  return JSON.stringify({statusCode, error: STATUS_CODES[statusCode] ?? 'Bad Request', message})
}

function addressOf({url = '', headers: {host = ''}}: IncomingMessage): URL | null {
  if (/^https?:\/\//.test(url)) return URL.parse(url)
  return url.startsWith('/') ? URL.parse(`http://${host}${url}`) : null
}

/** Says what keeps a request from being read: its `Host` header or its address; undefined for one that can be. */
function findProblem(request: IncomingMessage): string | undefined {
  const {
    url = '',
    headers: {host = ''},
  } = request
  const name = hostNameOf(host)
  if (name === undefined) return `its Host header is ${host === '' ? 'missing' : JSON.stringify(host)}`
  const address = addressOf(request)
  if (address === null || url.includes('\\')) return `its address is ${JSON.stringify(url.slice(0, 80))}`
  // Such as 127.1, which means another name than it says.
  const isSame = !url.startsWith('/') || address.hostname === name
  return isSame ? undefined : `its Host header is ${JSON.stringify(host)}`
}

/** The path of a request, without dots to resolve; undefined for one that cannot be read. */
export function readablePath(request: IncomingMessage): string | undefined {
  return findProblem(request) === undefined ? addressOf(request)?.pathname : undefined
}

/** Makes a server that passes on requests that can be read, and tells the others why they cannot. */
export function createReadableServer(options: ServerOptions, listener: RequestListener): Server {
  return createServer(options, (request, response) => {
    const problem = findProblem(request)
    if (problem === undefined) return listener(request, response)
    const body = toBody(400, `The request cannot be read: ${problem}.`)
    response.writeHead(400, {...HEADERS, 'Content-Length': Buffer.byteLength(body)})
    response.end(body)
  })
}

/** Tells a client that sent no HTTP so, where it still listens, and closes its connection. */
export function answerClientError(error: Error & {code?: string}, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const statusCode = STATUSES[error.code ?? ''] ?? 400
  const name = STATUS_CODES[statusCode] ?? 'Bad Request'
  const body = toBody(statusCode, `The request cannot be read as HTTP: ${error.message}.`)
  const headers = Object.entries({...HEADERS, 'Content-Length': Buffer.byteLength(body)})
  const lines = headers.map(([header, value]) => `${header}: ${value}\r\n`).join('')
  socket.end(`HTTP/1.1 ${statusCode} ${name}\r\n${lines}\r\n${body}`)
}
