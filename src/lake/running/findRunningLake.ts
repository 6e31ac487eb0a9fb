import {isLoopbackOrigin} from '../http/loopback.ts'
import {isRecord} from '../isRecord.ts'
import {readLakeFile} from './lakeFile.ts'

/** Where a lake is served. */
export interface RunningLake {
  /** `http://localhost:PORT`, the clients' `apiHost`. */
  url: string
  project: string
  dataset: string
}

const PING_TIMEOUT_MS = 2_000

/** Asks an address which run of a lake answers there; undefined when none does. */
async function pingInstance(url: string): Promise<unknown> {
  try {
    const response = await fetch(`${url}/v1/ping`, {signal: AbortSignal.timeout(PING_TIMEOUT_MS), redirect: 'error'})
    const body: unknown = await response.json()
    return isRecord(body) ? body['instance'] : undefined
  } catch {
    // Nothing there, or something that is no lake: either way there is no lake to be found.
    return undefined
  }
}

/**
 * Finds the lake that has a folder open in some process of this machine, so that a second one uses it over HTTP instead
 * of failing on the locked store.
 *
 * @param dir - The lake's folder, as given to `createLake`.
 * @returns undefined when none runs. What `lake.json` says is believed only when the lake itself answers as the same run.
 *
 * @example
 * const running = await findRunningLake('.lake')
 * const lake = running ?? (await createLake({dir: '.lake'}))
 */
export async function findRunningLake(dir: string): Promise<RunningLake | undefined> {
  const file = await readLakeFile(dir)
  if (file === undefined || !isLoopbackOrigin(file.url)) return undefined
  if ((await pingInstance(file.url)) !== file.instance) return undefined
  const {url, project, dataset} = file
  return {url, project, dataset}
}
