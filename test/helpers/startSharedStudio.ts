import {createClient, type SanityClient} from '@sanity/client'

import {createLake} from '../../src/lake/index.ts'
import {buildStudio} from '../../studio/serve/buildStudio.ts'
import {serveStudio} from '../../studio/serve/serveStudio.ts'
import {ROOT} from './startTestStudio.ts'

/** A Studio that several people sign in to, on an empty lake in memory. */
export interface SharedStudio {
  /** Reads and writes as the first person, drafts included. */
  client: SanityClient
  /**
   * Where a person signs in, and then sees a page.
   *
   * @param path - of the page, such as `/structure/articles`
   */
  addressFor: (name: string, path: string) => string
  close: () => Promise<void>
}

/**
 * Starts a Studio on a lake with tokens of its own, one for each person, which the lake knows them by.
 *
 * @param names - letters, at least one name
 */
export async function startSharedStudio(...names: [string, ...string[]]): Promise<SharedStudio> {
  const lake = await createLake({tokens: names.map((name) => ({token: tokenOf(name), role: 'write', name}))})
  const {folder} = await buildStudio({root: ROOT})
  const target = {apiHost: lake.url, projectId: lake.project, dataset: lake.dataset}
  const studio = await serveStudio({folder, target, port: 0})
  return {
    client: createClient({
      ...target,
      token: tokenOf(names[0]),
      apiVersion: '2025-02-19',
      perspective: 'raw',
      useProjectHostname: false,
      useCdn: false,
    }),
    addressFor: (name, path) => `${studio.url}${path}#token=${tokenOf(name)}`,
    close: async () => {
      await studio.close()
      await lake.close()
    },
  }
}

/** Studio takes a token of 32 characters or more from its address. */
function tokenOf(name: string): string {
  return `${name}-`.padEnd(32, name)
}
