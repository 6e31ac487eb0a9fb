import {extname} from 'node:path'
import {fileURLToPath} from 'node:url'

import type {RedirectTarget} from './toLakeUrl.ts'

/** Any text will do for a lake without tokens, and no real one is sent to a lake. */
const TOKEN = 'lake'

/**
 * The variables that send what a Node program asks of the hosted Content Lake to a lake. They are for programs that have no
 * setting for it, such as the `sanity` command line; put them over the environment the program gets otherwise.
 *
 * @param lake - Where to.
 * @param env - The environment so far; its `NODE_OPTIONS` are kept.
 * @param token - For a lake that wants one. Default: some text.
 *
 * @example
 * spawn('sanity', ['datasets', 'list'], {env: {...process.env, ...redirectEnvironment(lake, process.env)}})
 */
export function redirectEnvironment(
  {url, project}: RedirectTarget,
  env: Readonly<Record<string, string | undefined>>,
  token = TOKEN,
): Record<string, string> {
  // `.ts` from the sources, `.js` in the package.
  const preload = new URL(`./preload${extname(fileURLToPath(import.meta.url))}`, import.meta.url).href
  return {
    SANITY_LAKE_URL: url,
    SANITY_LAKE_PROJECT: project,
    SANITY_AUTH_TOKEN: token,
    NODE_OPTIONS: [env['NODE_OPTIONS'], `--import=${preload}`].filter(Boolean).join(' '),
  }
}
