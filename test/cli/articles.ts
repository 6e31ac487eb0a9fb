import type {SanityClient} from '@sanity/client'
import sharp from 'sharp'

import {RUN_RECORD_TYPE} from '../../schemas/names.ts'
import type {SanityDocument} from '../../migrate/types.ts'
import {createLakeClient, startLake, type StartedLake} from '../helpers/startLake.ts'
import {createTempFolder, type TempFolder} from '../read/tempFolder.ts'

/** A folder with articles and a lake to import them into, for one test. */
export interface Desk extends AsyncDisposable {
  folder: TempFolder
  lake: StartedLake
  /** Sees drafts and import records. */
  client: SanityClient
  /** Every document of the dataset, in id order, apart from what runs say of themselves. */
  all(): SanityDocument[]
  get(id: string): Promise<SanityDocument | undefined>
}

/** Sets up a lake in memory and a folder with files. */
export async function setUp(files: Record<string, string | Uint8Array>): Promise<Desk> {
  const folder = await createTempFolder(files)
  const lake = await startLake()
  const client = createLakeClient(lake.lake, {perspective: 'raw'})
  return {
    folder,
    lake,
    client,
    all: () => [...lake.lake.engine.allDocuments(lake.lake.dataset)].filter(({_type}) => _type !== RUN_RECORD_TYPE),
    get: async (id) => await client.getDocument<SanityDocument>(id),
    async [Symbol.asyncDispose]() {
      await lake.close()
      await folder[Symbol.asyncDispose]()
    },
  }
}

/** A Markdown article with a title, more front matter and a body. */
export function article(title: string, body = 'Some words.', more: Record<string, string> = {}): string {
  const lines = Object.entries({title, ...more}).map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
  return `---\n${lines.join('\n')}\n---\n\n${body}\n`
}

/** A PNG of one colour: other colours are other bytes. */
export function png(red: number): Promise<Buffer> {
  return sharp({create: {width: 4, height: 3, channels: 3, background: {r: red, g: 0, b: 0}}})
    .png()
    .toBuffer()
}
