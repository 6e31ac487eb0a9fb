/**
 * Fetches pictures from addresses that articles name, without letting an article reach what only this machine can reach.
 *
 * @module
 */
import {lookup as dnsLookup, type LookupAddress} from 'node:dns'
import {request as httpRequest, type IncomingMessage} from 'node:http'
import {request as httpsRequest} from 'node:https'
import {isIP} from 'node:net'
import {promisify} from 'node:util'

import {parseRetryAfter} from '../retry.ts'
import {isPublicAddress} from './isPublicAddress.ts'

/** How a fetcher behaves; every part has a default. */
export interface FetcherOptions {
  /** Which IP addresses may be connected to. Default {@link isPublicAddress}. */
  isAllowed?: (address: string) => boolean
  /** For the whole fetch, redirects included. Default 10,000 ms. */
  timeoutMs?: number
  /** Largest picture. Default 20,000,000 bytes. */
  maxBytes?: number
  /** Default 5. */
  maxRedirects?: number
  /** All addresses of a host name. Default: the system's resolver. */
  resolveHost?: (host: string) => Promise<LookupAddress[]>
}

/** Why a picture could not be fetched; the message is a clause that can follow "because". */
export class FetchError extends Error {
  override readonly name = 'FetchError'
  /** True when the address itself is refused, so that trying again is no use. */
  readonly refused: boolean
  /** What the failure says of the host: that it is out of order, perhaps only for a moment. Undefined where it is in order. */
  readonly host: HostFailure | undefined

  constructor(message: string, options: ErrorOptions & {refused?: boolean; host?: HostFailure} = {}) {
    super(message, options)
    this.refused = options.refused ?? false
    this.host = options.host
  }
}

/** What is wrong with a host. */
export interface HostFailure {
  /** True when the same may work a moment later: it is overloaded, or a connection broke. */
  isPassing: boolean
  /** What it asked to wait, in milliseconds. */
  retryAfterMs?: number
}

/** Fetches one address. Rejects with {@link FetchError}, or with the signal's reason when aborted. */
export type Fetcher = (url: URL, signal?: AbortSignal) => Promise<Uint8Array>

const lookupAll = promisify(dnsLookup)

/**
 * Makes a fetcher. On every hop the host is resolved once, each of its addresses is checked, and the connection goes to
 * the address that was checked, so a name cannot change its mind in between. A host that failed to resolve is not asked
 * again by the same fetcher. Sends no credentials and no cookies.
 *
 * @param options - Limits and the address policy.
 */
export function createFetcher(options: FetcherOptions = {}): Fetcher {
  const {isAllowed = isPublicAddress, timeoutMs = 10_000, maxBytes = 20_000_000, maxRedirects = 5} = options
  const resolveHost = options.resolveHost ?? ((host) => lookupAll(host, {all: true}))
  const resolved = new Map<string, Promise<LookupAddress[]>>()

  async function addressOf(url: URL): Promise<LookupAddress> {
    const host = url.hostname.replace(/^\[|\]$/g, '')
    const family = isIP(host)
    const addresses = family ? [{address: host, family}] : await resolveOnce(host)
    const refused = addresses.find(({address}) => !isAllowed(address))
    if (refused) {
      const found = family ? refused.address : `${host} is ${refused.address}, which`
      throw new FetchError(`${found} is not an address on the public internet`, {refused: true})
    }
    const [first] = addresses
    if (!first) throw new FetchError(`${host} has no address`)
    return first
  }

  function resolveOnce(host: string): Promise<LookupAddress[]> {
    const known = resolved.get(host)
    if (known) return known
    const answer = resolveHost(host).catch((cause: unknown) => {
      throw new FetchError(`the host ${host} was not found (${codeOf(cause)})`, {cause})
    })
    resolved.set(host, answer)
    return answer
  }

  async function follow(start: URL, signal: AbortSignal): Promise<Uint8Array> {
    let url = start
    for (let hop = 0; hop <= maxRedirects; hop++) {
      const response = await get(url, await addressOf(url), signal)
      const status = response.statusCode ?? 0
      const {location} = response.headers
      if (status >= 300 && status < 400 && location !== undefined) {
        response.destroy()
        url = redirectTarget(location, url)
        continue
      }
      if (status !== 200) {
        response.destroy()
        const host = readStatus(status, response.headers['retry-after'])
        throw new FetchError(`${url.host} answered ${status} ${response.statusMessage ?? ''}`.trimEnd(), {
          ...(host && {host}),
        })
      }
      return readBody(response, maxBytes)
    }
    throw new FetchError(`it was redirected more than ${maxRedirects} times`)
  }

  return async (url, signal) => {
    const timeout = AbortSignal.timeout(timeoutMs)
    const either = signal ? AbortSignal.any([signal, timeout]) : timeout
    try {
      return await Promise.race([follow(url, either), rejectOnAbort(either)])
    } catch (error) {
      if (signal?.aborted) throw signal.reason
      if (timeout.aborted) {
        const message = `it did not arrive within ${timeoutMs / 1000} seconds`
        throw new FetchError(message, {cause: error, host: {isPassing: false}})
      }
      if (error instanceof FetchError) throw error
      const code = codeOf(error)
      const host = {isPassing: code === 'ECONNRESET' || code === 'EPIPE'}
      throw new FetchError(`the connection to ${url.host} failed (${code})`, {cause: error, host})
    }
  }
}

function readStatus(status: number, retryAfter: string | undefined): HostFailure | undefined {
  if (status < 500 && status !== 429 && status !== 408) return undefined
  const retryAfterMs = parseRetryAfter(retryAfter, Date.now())
  return {isPassing: true, ...(retryAfterMs !== undefined && {retryAfterMs})}
}

function get(url: URL, {address, family}: LookupAddress, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? httpsRequest : httpRequest
    request({
      hostname: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port,
      path: url.pathname + url.search,
      headers: {accept: 'image/*', 'user-agent': 'sanity-plugin-markdown-articles'},
      agent: false,
      signal,
      lookup: (_host, lookupOptions, callback) => {
        if (lookupOptions.all) callback(null, [{address, family}])
        else callback(null, address, family)
      },
    })
      .on('response', resolve)
      .on('error', reject)
      .end()
  })
}

async function readBody(response: IncomingMessage, maxBytes: number): Promise<Uint8Array> {
  const tooLarge = () => new FetchError(`it is larger than ${maxBytes / 1e6} MB`)
  if (Number(response.headers['content-length'] ?? 0) > maxBytes) {
    response.destroy()
    throw tooLarge()
  }
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > maxBytes) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function redirectTarget(location: string, from: URL): URL {
  const url = URL.canParse(location, from.href) ? new URL(location, from) : undefined
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url
  throw new FetchError(
    `${from.host} redirected to ${JSON.stringify(location.slice(0, 80))}, which is not a web address`,
  )
}

/** The name lookup cannot be aborted; the fetch must end all the same. */
function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason)
    else signal.addEventListener('abort', () => reject(signal.reason), {once: true})
  })
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message
}
