import {toLakeUrl, type RedirectTarget} from './toLakeUrl.ts'

type Fetch = typeof globalThis.fetch

/** Names the project that was asked for, which the lake would look for. */
const PROJECT_HEADER = 'x-sanity-project-id'

/** A `fetch` that goes to a lake where the hosted one is asked for. */
export function redirectFetch(fetch: Fetch, target: RedirectTarget): Fetch {
  return (input, init) => {
    const request = typeof input === 'object' && 'url' in input ? input : undefined
    const url = toLakeUrl(new URL(request?.url ?? String(input)), target)
    if (url === undefined) return fetch(input, init)
    const headers = new Headers(init?.headers ?? request?.headers)
    headers.delete(PROJECT_HEADER)
    if (request === undefined) return fetch(url, {...init, headers})
    // Copies of undici know only requests of their own class.
    const RequestOfCopy = request.constructor as typeof Request
    return fetch(new RequestOfCopy(url, request), {...init, headers})
  }
}
