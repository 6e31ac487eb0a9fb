import {randomUUID} from 'node:crypto'
import {open, rename, rm} from 'node:fs/promises'
import {basename, dirname, join} from 'node:path'

/**
 * Writes a file so that a crash leaves either the old bytes or the new: a temporary file beside it, whose name begins with a
 * dot, is flushed to disk and renamed into place. A symbolic link at the path is replaced, not followed.
 *
 * @param file - The path; its folder must exist.
 * @throws The error of the file system; nothing is left behind then.
 */
export async function writeFileAtomically(file: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(file)
  const temporary = join(folder, `.${basename(file).slice(0, 100)}.${randomUUID()}.tmp`)
  try {
    const handle = await open(temporary, 'wx')
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, file)
  } catch (error) {
    await rm(temporary, {force: true})
    throw error
  }
  await syncFolder(folder)
}

/** Makes a rename durable. Windows cannot open folders; there the file system journals the rename. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
