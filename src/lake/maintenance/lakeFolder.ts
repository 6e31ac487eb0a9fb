/**
 * What can be done to the folder of a lake as a whole, whether somebody serves it or not.
 *
 * @module
 */
import {randomUUID} from 'node:crypto'
import {createReadStream, createWriteStream, existsSync} from 'node:fs'
import {mkdir, open, readdir, rename, rm, rmdir, stat} from 'node:fs/promises'
import {dirname, join, resolve} from 'node:path'
import {Readable} from 'node:stream'
import {pipeline} from 'node:stream/promises'
import {createGunzip} from 'node:zlib'

import {createEngine} from '../createEngine.ts'
import type {Engine} from '../engine.ts'
import {findRunningLake, type RunningLake} from '../running/findRunningLake.ts'
import {compactFolder, type LakeCompaction} from './compactFolder.ts'
import {readRetention, type Retention} from './retention.ts'
import {clearCopies, streamBackup} from './streamBackup.ts'

/** How to reach a folder that is served. */
export interface FolderOptions {
  /** The lake's token that may write, where it has tokens. */
  token?: string
}

/** What stands in an archive that `backUpLake` wrote. */
const ENTRY = /^(?:lake\.db|settings\.json|assets\/?|assets\/[0-9a-f]{40})$/

/**
 * Writes everything in a lake's folder to one gzipped tar archive, from which `restoreLake`, or `tar`, makes the folder again. A
 * lake that serves the folder goes on meanwhile; the archive holds it as of one moment. The file appears whole or not at all.
 *
 * @param dir - The lake's folder.
 * @param file - The archive; one that is there is replaced.
 * @returns Its size in bytes.
 * @throws LakeFileError where there is no lake to be read, Error where the file cannot be written
 */
export async function backUpLake(dir: string, file: string, {token}: FolderOptions = {}): Promise<{bytes: number}> {
  const running = await findRunningLake(dir)
  if (running !== undefined) {
    const {body} = await askRunning(running, 'backup', token)
    if (body === null) throw new Error(`The lake at ${running.url} answered without a backup.`)
    return writeWhole(Readable.fromWeb(body as import('node:stream/web').ReadableStream), file)
  }
  return withEngine(dir, {}, async (engine) => writeWhole(await streamBackup(engine, dir), file))
}

/**
 * Makes a lake's folder of an archive that `backUpLake` wrote.
 *
 * @param file - The archive.
 * @param dir - The folder to make: missing, or empty.
 * @throws Error where the folder is not empty, or the file is no backup; the folder is then left as it was
 */
export async function restoreLake(file: string, dir: string): Promise<void> {
  const {unpackTar} = await import('modern-tar/fs')
  if (existsSync(dir) && (await readdir(dir)).length > 0) {
    throw new Error(`${dir} is not empty. Restore into a folder that is empty or not there.`)
  }
  const target = resolve(dir)
  const unpacked = `${target}.${randomUUID()}.restoring`
  try {
    await mkdir(unpacked, {recursive: true})
    const filter = ({name, type}: {name: string; type?: string | undefined}): boolean =>
      ENTRY.test(name) && (type === undefined || type === 'file' || type === 'directory')
    await pipeline(createReadStream(file), createGunzip(), unpackTar(unpacked, {filter})).catch((cause: unknown) => {
      const reason = cause instanceof Error ? cause.message : String(cause)
      throw new Error(`${file} is no backup of a lake: ${reason}.`, {cause})
    })
    if (!existsSync(join(unpacked, 'lake.db'))) throw new Error(`${file} is no backup of a lake: it has no lake.db.`)
    // Opening says whether it is a lake of a format that this version reads.
    createEngine({file: join(unpacked, 'lake.db'), project: 'local'}).close()
    if (existsSync(target)) await rmdir(target)
    await rename(unpacked, target)
  } catch (error) {
    await rm(unpacked, {recursive: true, force: true})
    throw error
  }
}

/**
 * Forgets what a lake no longer keeps, removes assets that nothing refers to, and gives unused space back to the disk. A lake
 * that serves the folder does it itself, by the history it was started with.
 *
 * @param dir - The lake's folder.
 * @param options.history - What to keep, for a folder that nobody serves. Default `all`.
 */
export async function compactLake(
  dir: string,
  {history = 'all', token}: FolderOptions & {history?: Retention} = {},
): Promise<LakeCompaction> {
  const running = await findRunningLake(dir)
  if (running !== undefined) return (await (await askRunning(running, 'compact', token)).json()) as LakeCompaction
  const kept = readRetention(history)
  return withEngine(dir, kept === undefined ? {} : {history: kept}, (engine) => compactFolder(engine, dir, Date.now()))
}

async function withEngine<T>(
  dir: string,
  options: {history?: number},
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  const file = join(dir, 'lake.db')
  if (!existsSync(file)) throw new Error(`There is no lake in ${dir}.`)
  const engine = createEngine({file, project: 'local', ...options})
  try {
    clearCopies(dir)
    return await work(engine)
  } finally {
    engine.close()
  }
}

async function askRunning({url}: RunningLake, what: string, token = 'lake'): Promise<Response> {
  const response = await fetch(`${url}/v1/lake/${what}`, {method: 'POST', headers: {authorization: `Bearer ${token}`}})
  if (response.ok) return response
  throw new Error(`The lake at ${url} answered ${response.status}: ${await response.text()}`)
}

async function writeWhole(bytes: Readable, file: string): Promise<{bytes: number}> {
  const temporary = `${file}.${randomUUID()}.tmp`
  try {
    await pipeline(bytes, createWriteStream(temporary, {flags: 'wx', flush: true}))
    const {size} = await stat(temporary)
    await rename(temporary, file)
    const folder = await open(dirname(resolve(file)), 'r')
    await folder.sync().finally(() => folder.close())
    return {bytes: size}
  } catch (error) {
    await rm(temporary, {force: true})
    throw error
  }
}
