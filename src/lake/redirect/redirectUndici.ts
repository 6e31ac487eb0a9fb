import {createRequire, registerHooks} from 'node:module'
import {fileURLToPath} from 'node:url'

import {redirectFetch} from './redirectFetch.ts'
import type {RedirectTarget} from './toLakeUrl.ts'

/**
 * Makes the `fetch` of every copy of `undici` that this process loads go to a lake, where the hosted one is asked for. Node's own
 * `fetch` is another.
 */
export function redirectUndici(target: RedirectTarget): void {
  const known = new Set<string>()
  registerHooks({
    resolve(specifier, context, nextResolve) {
      const resolved = nextResolve(specifier, context)
      if (specifier === 'undici' && resolved.url.startsWith('file:') && !known.has(resolved.url)) {
        known.add(resolved.url)
        // A CommonJS module: whoever imports it later gets what is in these exports then.
        const undici = createRequire(resolved.url)(fileURLToPath(resolved.url)) as {fetch: typeof globalThis.fetch}
        undici.fetch = redirectFetch(undici.fetch, target)
      }
      return resolved
    },
  })
}
