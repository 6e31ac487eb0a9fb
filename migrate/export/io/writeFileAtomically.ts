import {open, rename, rm} from 'node:fs/promises'
import {basename, dirname, join} from 'node:path'

/**
 * Writes a file so that whoever stops the program finds the old bytes or the new: a temporary file beside it, whose name
 * begins with a dot, is flushed to disk and renamed into place. A symbolic link at the path is replaced, not followed.
 *
 * @param file - Absolute path; its folder must exist.
 * @param id - Makes the name of the temporary file unique.
 */
export async function writeFileAtomically(file: string, bytes: Uint8Array, id: string): Promise<void> {
  const temporary = join(dirname(file), `.${basename(file).slice(0, 100)}.${id}.tmp`)
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
}
