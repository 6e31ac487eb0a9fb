/** A lake that takes the place of the hosted one. */
export interface RedirectTarget {
  /** `http://localhost:PORT`. */
  url: string
  project: string
}

/** The hosts of the hosted lake's interface: of all projects, of one, and of its cache. */
const API_HOST = /^(?:[\w-]+\.)?api(?:cdn)?\.sanity\.io$/

/**
 * The address in a lake that a request to the hosted Content Lake goes to in its place; undefined for any other address. Which
 * project was asked for does not matter: the lake has one.
 *
 * @example
 * toLakeUrl(new URL('https://x1y2.api.sanity.io/v1/ping'), {url: 'http://localhost:3910', project: 'local'})
 * // http://127.0.0.1:3910/v1/ping
 */
export function toLakeUrl(url: URL, {url: lake, project}: RedirectTarget): URL | undefined {
  if (!API_HOST.test(url.hostname)) return undefined
  const path = url.pathname.replace(/^(\/v[^/]+\/projects\/)[^/]+/, `$1${project}`)
  // Not every system resolves `localhost` for every library alike; the number always works.
  return new URL(path + url.search, `http://127.0.0.1:${new URL(lake).port}`)
}
