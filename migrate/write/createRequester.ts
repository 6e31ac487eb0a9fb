/**
 * Requests to the Content Lake. `@sanity/client` is asked where to and as whom; the request itself is made here, because the
 * client retries no write, shows no header of an answer, and waits for ever where an answer is cut off.
 *
 * @module
 */
import type {SanityClient} from '@sanity/client'

import type {Allowance} from './createPace.ts'

/** A request that failed: with the status and headers of the answer, or with the `code` of a connection without one. */
export class RequestError extends Error {
  override readonly name = 'RequestError'
  readonly statusCode?: number
  readonly response?: {headers: Record<string, string>}
  /** The `error` of the answer, where it is an object: of a mutation it lists `items`. */
  readonly details?: unknown
  readonly code?: string

  constructor(
    message: string,
    facts: Pick<RequestError, 'statusCode' | 'response' | 'details' | 'code'>,
    cause?: unknown,
  ) {
    super(message, {cause})
    Object.assign(this, facts)
  }
}

/** How a request is sent. */
interface PostOptions {
  contentType: string
  /** Parameters that are added to the address. */
  query?: Record<string, string>
  signal?: AbortSignal
  /** Told what the headers of an answer say about the rate, also where the answer is a refusal. */
  onAllowance?: (allowance: Allowance) => void
}

/** Sends requests to one dataset. */
export interface Requester {
  /**
   * @param path - Below the API version, such as `/data/mutate/production`.
   * @returns The answer, parsed. Rejects with {@link RequestError}, or with the signal's reason when aborted.
   */
  post(path: string, body: string | Uint8Array, options: PostOptions): Promise<unknown>
  /** Name of the dataset, for paths. */
  dataset: string
}

/** Longer than the Content Lake works on any request. */
const TIMEOUT_MS = 330_000

/** The code of an answer that no Content Lake gives; something stands between, or the address is another's. */
const NO_JSON = 'NO_JSON'

/** Codes of Node's fetch that say the same as a code of the system. */
const SAME_AS: Readonly<Record<string, string>> = {
  UND_ERR_SOCKET: 'ECONNRESET',
  UND_ERR_CONNECT_TIMEOUT: 'ETIMEDOUT',
  UND_ERR_HEADERS_TIMEOUT: 'ETIMEDOUT',
  UND_ERR_BODY_TIMEOUT: 'ETIMEDOUT',
}

/**
 * Makes a requester.
 *
 * @param client - Its address, token and headers are used.
 */
export function createRequester(client: SanityClient): Requester {
  const {token, headers, useProjectHostname, projectId, dataset = ''} = client.config()
  const always = {
    ...headers,
    ...(token !== undefined && {authorization: `Bearer ${token}`}),
    ...(useProjectHostname === false && projectId !== undefined && {'x-sanity-project-id': projectId}),
  }

  return {
    dataset,
    async post(path, body, {contentType, query = {}, signal, onAllowance}) {
      const url = `${client.getUrl(path)}?${new URLSearchParams(query)}`
      const timeout = AbortSignal.timeout(TIMEOUT_MS)
      try {
        const response = await fetch(url, {
          method: 'POST',
          // Its type leaves out memory that threads share, which no body here is.
          body: body as string | Uint8Array<ArrayBuffer>,
          headers: {...always, 'content-type': contentType},
          signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
        })
        const text = await response.text()
        onAllowance?.(readAllowance(response.headers))
        return readAnswer(response, text)
      } catch (error) {
        if (error instanceof RequestError) throw error
        if (signal?.aborted) throw signal.reason
        throw toConnectionError(error)
      }
    },
  }
}

function readAnswer(response: Response, text: string): unknown {
  const body = parse(text)
  if (response.ok && body !== undefined) return body
  const headers = Object.fromEntries(response.headers)
  const type = headers['content-type'] ?? ''
  if (response.ok && type !== '' && !type.includes('json')) {
    throw new RequestError(`The answer is ${type}, not JSON.`, {code: NO_JSON})
  }
  // What stands between may cut an answer short without breaking the connection: as good as none.
  if (response.ok) throw new RequestError('The answer is cut off.', {code: 'ECONNRESET'})
  const {error, message} = (body ?? {}) as {error?: unknown; message?: unknown}
  throw new RequestError(describe(error, message) ?? response.statusText, {
    statusCode: response.status,
    response: {headers},
    ...(typeof error === 'object' && error !== null && {details: error}),
  })
}

/** Headers of the IETF draft, or the older ones that name the span. */
function readAllowance(headers: Headers): Allowance {
  const read = (name: string): number | undefined => {
    const text = headers.get(`ratelimit-${name}`) ?? headers.get(`x-ratelimit-${name}-second`)
    return text !== null && /^\d+$/.test(text.trim()) ? Number(text) : undefined
  }
  const [limit, remaining] = [read('limit'), read('remaining')]
  return {...(limit && {limit}), ...(remaining !== undefined && {remaining})}
}

function describe(error: unknown, message: unknown): string | undefined {
  if (typeof error === 'object' && error !== null && 'description' in error) return String(error.description)
  const parts = [error, message].filter((part) => typeof part === 'string' && part !== '')
  return parts.length > 0 ? parts.join(' - ') : undefined
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** Fetch wraps what happened; a timeout has a name and no code. */
function toConnectionError(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  if (error.name === 'TimeoutError') return new RequestError('It took too long.', {code: 'ETIMEDOUT'}, error)
  const cause: unknown = error instanceof TypeError ? error.cause : error
  const found = cause instanceof AggregateError ? (cause.errors as unknown[])[0] : cause
  // Fetch refuses some ports of old services itself.
  const isBadPort = (found as {message?: unknown} | undefined)?.message === 'bad port'
  const code = isBadPort ? 'EADDRNOTAVAIL' : (found as {code?: unknown} | undefined)?.code
  if (typeof code !== 'string') return error
  return new RequestError(error.message, {code: SAME_AS[code] ?? code}, error)
}
