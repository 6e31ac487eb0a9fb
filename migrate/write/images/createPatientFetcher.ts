import {waitBeforeRetry, type RetryOptions} from '../retry.ts'
import {FetchError, type Fetcher} from './createFetcher.ts'
import {createTurns, type Turns} from './createTurns.ts'

/** How patient a fetcher is; only tests have a reason to say more than how to wait. */
export interface PatienceOptions extends Pick<RetryOptions, 'sleep' | 'random'> {
  /** See {@link RetryOptions}: three tries by default, half a second and a second apart, or what the host asks for up to ten. */
  retry?: Partial<Pick<RetryOptions, 'tries' | 'baseMs' | 'maxMs'>>
  /** Pictures of one host in a row that may fail for its sake, before no more of it are asked for. Default 5. */
  failures?: number
}

/** Pictures of one host that are fetched at the same time, as browsers do it. */
const AT_ONCE = 6
const RETRY = {tries: 3, baseMs: 500, maxMs: 10_000}

interface Host {
  inTurn: Turns
  /** Failures since its last answer that was one. */
  failures: number
  /** Aborts when it has failed too often, with the reason. */
  leave: AbortController
}

/**
 * Makes a fetcher of another that puts up with hosts as they are: a few requests at a time for each; once more where it is
 * overloaded or a connection broke; and no more in this run of one that keeps failing, so that a thousand pictures of a
 * host that is gone cost no more time than a few. What it answers about a picture, such as 404, is no failure of it.
 *
 * @param fetcher - Fetches once.
 */
export function createPatientFetcher(fetcher: Fetcher, options: PatienceOptions): Fetcher {
  const {failures: most = 5, sleep, random} = options
  const retry = {...RETRY, ...options.retry, sleep, random}
  const hosts = new Map<string, Host>()

  function hostOf({host: name}: URL): Host {
    const known = hosts.get(name) ?? {inTurn: createTurns(AT_ONCE), failures: 0, leave: new AbortController()}
    hosts.set(name, known)
    return known
  }

  function noteFailure(host: Host, {host: name}: URL, {message}: FetchError): void {
    host.failures++
    if (host.failures < most) return
    host.leave.abort(
      new FetchError(`${name} had failed ${most} times in a row by then (${message}) and was asked for no more`),
    )
  }

  async function fetchFrom(host: Host, url: URL, signal?: AbortSignal): Promise<Uint8Array> {
    const either = signal ? AbortSignal.any([signal, host.leave.signal]) : host.leave.signal
    for (let attempt = 1; ; attempt++) {
      either.throwIfAborted()
      try {
        const bytes = await fetcher(url, either)
        host.failures = 0
        return bytes
      } catch (error) {
        if (either.aborted || !(error instanceof FetchError)) throw error
        if (!error.host) {
          host.failures = 0
          throw error
        }
        const {isPassing: retriable, ...asked} = error.host
        const failure = {retriable, ...asked, ambiguous: false, tooFast: false}
        if (await waitBeforeRetry(attempt, failure, {...retry, signal: either})) continue
        noteFailure(host, url, error)
        throw error
      }
    }
  }

  return (url, signal) => {
    const host = hostOf(url)
    return host.inTurn(() => fetchFrom(host, url, signal))
  }
}
