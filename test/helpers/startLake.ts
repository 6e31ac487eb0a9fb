import {createClient} from '@sanity/client'
import type {ClientConfig, SanityClient} from '@sanity/client'

import {createLake} from '../../src/lake/index.ts'
import type {Lake, LakeOptions} from '../../src/lake/index.ts'

/** A running lake with a client on it. `await using` closes both. */
export interface StartedLake extends AsyncDisposable {
  lake: Lake
  /** Signed in as the lake's owner; sees published documents unless asked otherwise. */
  client: SanityClient
  close(): Promise<void>
}

/** Makes a real client for a lake. */
export function createLakeClient(
  lake: Pick<Lake, 'url' | 'project' | 'dataset'>,
  config: ClientConfig = {},
): SanityClient {
  return createClient({
    projectId: lake.project,
    dataset: lake.dataset,
    apiHost: lake.url,
    useProjectHostname: false,
    useCdn: false,
    apiVersion: '2025-02-19',
    token: 'test-token',
    ...config,
  })
}

/**
 * Starts a lake on a free port: in memory, unless the options name a folder.
 *
 * @example
 * await using started = await startLake()
 * await started.client.create({_type: 'article'})
 */
export async function startLake(options: LakeOptions = {}): Promise<StartedLake> {
  const lake = await createLake({port: 0, ...options})
  const close = (): Promise<void> => lake.close()
  return {lake, client: createLakeClient(lake), close, [Symbol.asyncDispose]: close}
}
