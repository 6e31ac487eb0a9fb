import {readFailure, waitBeforeRetry, type RetryOptions} from '../../write/retry.ts'

/** How long one try may take, in milliseconds. */
const TIMEOUT_MS = 60_000

/** Why a picture did not arrive; the message is a clause that can follow "because". */
export class DownloadError extends Error {
  override readonly name = 'DownloadError'
  /** Of the answer, when there was one; in the form of the errors of `@sanity/client`. */
  readonly statusCode?: number
  readonly response?: {headers: Record<string, string>}
  /** Code of the error of the connection, when there was no answer. */
  readonly code?: string

  constructor(message: string, details: {response?: Response; code?: string; cause?: unknown} = {}) {
    super(message, {cause: details.cause})
    const {response, code} = details
    if (response) {
      this.statusCode = response.status
      this.response = {headers: Object.fromEntries(response.headers)}
    }
    if (code !== undefined) this.code = code
  }
}

/** Fetches the bytes of an address. Rejects with {@link DownloadError}, or with the signal's reason when aborted. */
export type Downloader = (url: string) => Promise<Uint8Array>

/**
 * Makes a downloader for pictures of the dataset, which tries again after lost connections, 429 and 5xx. No token is sent.
 *
 * @param retry - How often to try again, how long to wait before, and when to stop.
 * @param now - Milliseconds since 1970.
 */
export function createDownloader(retry: RetryOptions, now: () => number): Downloader {
  return async (url) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await fetchBytes(url, retry.signal)
      } catch (error) {
        retry.signal?.throwIfAborted()
        if (!(await waitBeforeRetry(attempt, readFailure(error, now()), retry))) throw error
      }
    }
  }
}

async function fetchBytes(url: string, signal: AbortSignal | undefined): Promise<Uint8Array> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS)
  try {
    const response = await fetch(url, {signal: signal ? AbortSignal.any([signal, timeout]) : timeout})
    if (response.ok) return new Uint8Array(await response.arrayBuffer())
    await response.body?.cancel()
    throw new DownloadError(`${url} answered ${response.status} ${response.statusText}`.trimEnd(), {response})
  } catch (error) {
    if (error instanceof DownloadError) throw error
    const code = timeout.aborted ? 'ETIMEDOUT' : codeOf(error)
    throw new DownloadError(`the connection to ${new URL(url).host} failed (${code})`, {code, cause: error})
  }
}

/** `fetch` wraps what the system said. */
function codeOf(error: unknown): string {
  const {code} = ((error as {cause?: unknown}).cause ?? error) as {code?: unknown}
  return typeof code === 'string' ? code : String(error)
}
