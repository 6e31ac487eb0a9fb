/**
 * Sends what a process asks of the hosted Content Lake to a lake on this machine. For programs that have no setting for it,
 * such as the `sanity` command line: Node loads this module before theirs (`NODE_OPTIONS="--import …"`), and
 * `SANITY_LAKE_URL` and `SANITY_LAKE_PROJECT` say where to. Other addresses are left alone.
 *
 * @module
 */
import {redirectFetch} from './redirectFetch.ts'
import {redirectHttps} from './redirectHttps.ts'
import {redirectUndici} from './redirectUndici.ts'

const {SANITY_LAKE_URL: url, SANITY_LAKE_PROJECT: project = 'local'} = process.env

if (url !== undefined) {
  const target = {url, project}
  redirectHttps(target)
  globalThis.fetch = redirectFetch(globalThis.fetch, target)
  redirectUndici(target)
}
