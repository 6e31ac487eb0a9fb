import {createClient, type SanityClient} from '@sanity/client'

/** The Content Lake API version that `migrate` speaks, everywhere. */
const API_VERSION = '2025-02-19'

/** What an embedded lake without tokens of its own takes for its owner's; the hosted project's is never sent to one. */
const LAKE_TOKEN = 'migrate'

/** Where a client goes: a hosted project, or the address of a lake. */
type ClientChoice =
  | {project: string; dataset: string; token: string}
  | {project: string; dataset: string; url: string; token?: string}

/**
 * Makes the client all reads and writes go through. It sees documents raw, drafts and private ones included, and never
 * asks a cache.
 */
export function createTargetClient(choice: ClientChoice): SanityClient {
  return createClient({
    projectId: choice.project,
    dataset: choice.dataset,
    apiVersion: API_VERSION,
    perspective: 'raw',
    useCdn: false,
    ...('url' in choice
      ? {apiHost: choice.url, useProjectHostname: false, token: choice.token ?? LAKE_TOKEN}
      : {token: choice.token, requestTagPrefix: 'migrate'}),
  })
}
