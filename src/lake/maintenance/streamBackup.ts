import {randomUUID} from 'node:crypto'
import {readdirSync, rmSync} from 'node:fs'
import {access, readdir, rm} from 'node:fs/promises'
import {join} from 'node:path'
import type {Readable} from 'node:stream'
import {pipeline} from 'node:stream'
import {createGzip} from 'node:zlib'

import type {TarSource} from 'modern-tar/fs'

import type {Engine} from '../engine.ts'

/** Copies of the database that a backup is made of; a crash may leave one behind. */
const COPY = /^lake\.db\.[0-9a-f-]{36}\.copy$/

/**
 * Streams everything in a lake's folder as a gzipped tar archive: the database as of one moment, and every asset that it knows
 * then. Work goes on meanwhile.
 *
 * @param engine - The one that has the folder open.
 * @param dir - The folder.
 */
export async function streamBackup(engine: Engine, dir: string): Promise<Readable> {
  const {packTar} = await import('modern-tar/fs')
  const copy = join(dir, `lake.db.${randomUUID()}.copy`)
  const zipped = createGzip()
  // What cannot be removed now, the next start removes.
  const clear = (): void => void rm(copy, {force: true}).catch(() => undefined)
  try {
    await engine.backUp(copy)
    const settings = join(dir, 'settings.json')
    // Listed after the copy was made: an asset is there before its document is.
    const sources: TarSource[] = [
      {type: 'file', source: copy, target: 'lake.db'},
      ...((await exists(settings)) ? [{type: 'file', source: settings, target: 'settings.json'} as const] : []),
      ...(await listAssets(join(dir, 'assets'))).map(({source, target}) => ({type: 'file', source, target}) as const),
    ]
    // An error ends the stream that is read, and so reaches whoever reads it.
    pipeline(packTar(sources), zipped, clear)
    return zipped
  } catch (error) {
    clear()
    throw error
  }
}

/** Takes away what a backup that was cut short left in a lake's folder. Nobody else may have the folder open. */
export function clearCopies(dir: string): void {
  for (const name of readdirSync(dir)) if (COPY.test(name)) rmSync(join(dir, name))
}

async function listAssets(dir: string): Promise<{source: string; target: string}[]> {
  if (!(await exists(dir))) return []
  const names = (await readdir(dir)).filter((name) => /^[0-9a-f]{40}$/.test(name))
  return names.map((name) => ({source: join(dir, name), target: `assets/${name}`}))
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path)
    return true
  } catch {
    return false
  }
}
