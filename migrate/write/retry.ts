import type {Sleep} from './createPace.ts'

/** When and how long to wait before a request is tried again. */
export interface RetryOptions {
  /** Tries in all. */
  tries: number
  /** Milliseconds before the second try; doubles with each. */
  baseMs: number
  /** Longest wait, also for a `Retry-After` of the server. */
  maxMs: number
  sleep: Sleep
  /** 0 to 1; spreads the retries of requests that failed together. */
  random: () => number
  signal?: AbortSignal
}

/** A failure of the Content Lake or of the way there, as far as retrying is concerned. */
export interface RequestFailure {
  /** True for 408, 429, 5xx, and lost connections. */
  retriable: boolean
  /** True when the request may have been carried out although no answer came. */
  ambiguous: boolean
  /** True for 429: the target takes no more for now. */
  tooFast: boolean
  /** What the server asked to wait, in milliseconds. */
  retryAfterMs?: number
  /** Requests a second that the server says it takes. */
  perSecond?: number
}

/** Insufficient Storage: it does not help to ask again. */
const FULL = 507

/**
 * Reads a failure of `@sanity/client`: it carries `statusCode` and `response.headers` when the server answered, and
 * neither when it did not.
 *
 * @param error - What the client rejected with.
 * @param now - Milliseconds since 1970, for a `Retry-After` that names a time.
 */
export function readFailure(error: unknown, now: number): RequestFailure {
  const {statusCode, response} = error as {statusCode?: unknown; response?: {headers?: Record<string, unknown>}}
  if (typeof statusCode !== 'number') {
    const lost = isConnectionFailure(error)
    return {retriable: lost, ambiguous: lost, tooFast: false}
  }
  const headers = response?.headers ?? {}
  const retryAfterMs = parseRetryAfter(headers['retry-after'] ?? headers['ratelimit-reset'], now)
  const limit = Number(headers['ratelimit-limit'])
  return {
    retriable: statusCode === 429 || statusCode === 408 || (statusCode >= 500 && statusCode !== FULL),
    ambiguous: statusCode === 408 || statusCode >= 500,
    tooFast: statusCode === 429,
    ...(retryAfterMs !== undefined && {retryAfterMs}),
    ...(limit > 0 && {perSecond: limit}),
  }
}

/** True for a connection that broke or never came about. Node's own programming errors (`ERR_…`) are not such. */
function isConnectionFailure(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && !error.code.startsWith('ERR_')
}

/** True for what a request can fail with, as opposed to an error of this program. */
export function isRequestFailure(error: unknown): boolean {
  return isConnectionFailure(error) || typeof (error as {statusCode?: unknown} | null)?.statusCode === 'number'
}

/**
 * Milliseconds that a `Retry-After` asks to wait.
 *
 * @param header - Seconds, or a time.
 * @param now - Milliseconds since 1970.
 */
export function parseRetryAfter(header: unknown, now: number): number | undefined {
  if (typeof header !== 'string') return undefined
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000
  const time = Date.parse(header)
  return Number.isNaN(time) ? undefined : Math.max(0, time - now)
}

/**
 * Waits as long as the attempt and the server call for.
 *
 * @param attempt - How many tries there were so far, at least 1.
 * @param failure - How the last try ended.
 * @returns False, at once, when there are no tries left or another is no use.
 */
export async function waitBeforeRetry(
  attempt: number,
  failure: RequestFailure,
  options: RetryOptions,
): Promise<boolean> {
  const {tries, baseMs, maxMs, sleep, random, signal} = options
  if (!failure.retriable || attempt >= tries) return false
  const backoff = baseMs * 2 ** (attempt - 1) * (1 + random() / 4)
  await sleep(Math.min(maxMs, Math.max(backoff, failure.retryAfterMs ?? 0)), signal)
  return true
}
