import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'

import {createClient, type SanityClient} from '@sanity/client'

import {startStudio} from '../../studio/serve/startStudio.ts'

/** Absolute path of the package. */
export const ROOT = resolve(import.meta.dirname, '..', '..')

/** The Studio of `npm start` on a lake of its own, with the fixture articles imported. */
export interface TestStudio {
  /** Address of the Studio. */
  url: string
  /** Exit code of the import. */
  imported: number
  /** Reads and writes the lake as a site or a script does. Sees what is published, unless told otherwise. */
  client: SanityClient
  close: () => Promise<void>
}

/**
 * Starts what `npm start` starts, in a temporary folder and on free ports.
 *
 * @param paths - Articles to import; the fixtures by default.
 */
export async function startTestStudio(paths = [join(ROOT, 'fixtures', 'articles')]): Promise<TestStudio> {
  const folder = await mkdtemp(join(tmpdir(), 'studio-'))
  const studio = await startStudio({
    root: ROOT,
    lakeFolder: folder,
    lakePort: 0,
    studioPort: 0,
    paths,
    write: () => undefined,
    signal: new AbortController().signal,
    importOutput: 'ignore',
  })
  return {
    url: studio.url,
    imported: studio.imported,
    client: createClient({
      projectId: 'local',
      dataset: 'production',
      apiHost: studio.lake,
      apiVersion: '2025-02-19',
      perspective: 'published',
      useProjectHostname: false,
      useCdn: false,
    }),
    close: async () => {
      await studio.close()
      await rm(folder, {recursive: true, force: true})
    },
  }
}
