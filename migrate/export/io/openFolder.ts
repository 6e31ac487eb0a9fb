import {createHash} from 'node:crypto'
import {mkdir, readFile, realpath, stat} from 'node:fs/promises'
import {dirname, join, resolve, sep} from 'node:path'

import {MigrateError} from '../../errors.ts'
import type {Message} from '../../types.ts'
import {differs, fromWriteError, leadsOutside} from './folderMessages.ts'
import {openLedger, type Ledger} from './openLedger.ts'
import {writeFileAtomically} from '../../../src/fs/writeFileAtomically.ts'

/** What came of a file. */
export type FileResult = 'written' | 'unchanged' | {problem: Message}

/** The folder that is exported to. Paths are below it, with forward slashes, and were made safe before. */
export interface ExportFolder {
  /** The bytes of a file; undefined when there is none that can be read. */
  read(path: string): Promise<Uint8Array | undefined>
  /**
   * Writes a file, unless it has these bytes already. One that an export did not write stays, and so does all behind a
   * symbolic link that leads out of the folder.
   */
  write(path: string, bytes: Uint8Array): Promise<FileResult>
  /** Call it once all is written. */
  close(): Promise<void>
}

/** How to open a folder. */
export interface FolderOptions {
  /** Absolute path of the working folder. */
  cwd: string
  /** Say what would be written, and write nothing. */
  dryRun: boolean
  /** Write over files that an export did not write. */
  force: boolean
}

/**
 * Opens the folder to export to, and makes it when it is missing.
 *
 * @param dir - Its path, as the user wrote it.
 * @param options - See {@link FolderOptions}.
 * @throws MigrateError `usage` when there is something else at the path, or it cannot be made.
 */
export async function openFolder(dir: string, {cwd, dryRun, force}: FolderOptions): Promise<ExportFolder> {
  const given = resolve(cwd, dir)
  const root = await openRoot(given, dir, dryRun)
  const ledger = await openLedger(root)

  async function write(path: string, bytes: Uint8Array): Promise<FileResult> {
    const file = join(root, path)
    try {
      if (!(await staysInside(dirname(file), root))) return {problem: leadsOutside(path)}
      const found = await readIfThere(file)
      if (found?.equals(bytes)) return 'unchanged'
      if (found && !force && !ledger.knows(path, sha256(found))) return {problem: differs(path)}
      if (!dryRun) await replace(file, path, bytes, ledger)
      return 'written'
    } catch (error) {
      return {problem: fromWriteError(error, path)}
    }
  }

  async function replace(file: string, path: string, bytes: Uint8Array, ledger: Ledger): Promise<void> {
    const hash = sha256(bytes)
    await mkdir(dirname(file), {recursive: true})
    await ledger.announce(path, hash)
    await writeFileAtomically(file, bytes)
    ledger.confirm(path, hash)
  }

  /** What cannot be read, writing will report. */
  async function readIfFile(path: string): Promise<Uint8Array | undefined> {
    try {
      return await readIfThere(join(root, path))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === undefined) throw error
      return undefined
    }
  }

  return {
    read: readIfFile,
    write,
    close: () => ledger.compact(),
  }
}

/** The real path of the folder; in a dry run, of one that is not there yet, the path it will have. */
async function openRoot(folder: string, dir: string, dryRun: boolean): Promise<string> {
  try {
    if (!dryRun) await mkdir(folder, {recursive: true})
    const info = await stat(folder)
    if (info.isDirectory()) return await realpath(folder)
  } catch (cause) {
    const {code} = cause as NodeJS.ErrnoException
    if (code === undefined) throw cause
    if (code === 'ENOENT' && dryRun) return folder
    if (code !== 'EEXIST' && code !== 'ENOTDIR') {
      throw new MigrateError(
        'usage',
        `The folder ${dir} cannot be made or opened (${code}).`,
        'Name a folder that you may write to.',
        {cause},
      )
    }
  }
  throw new MigrateError('usage', `${dir} is a file, and articles are exported to a folder.`, 'Name a folder.')
}

/** Whether a folder, as far as it is there already, really lies in the root. */
async function staysInside(folder: string, root: string): Promise<boolean> {
  for (let path = folder; path.length > root.length; path = dirname(path)) {
    const real = await realPathIfThere(path)
    if (real !== undefined) return `${real}${sep}`.startsWith(root.endsWith(sep) ? root : `${root}${sep}`)
  }
  return true
}

async function realPathIfThere(path: string): Promise<string | undefined> {
  try {
    return await realpath(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
