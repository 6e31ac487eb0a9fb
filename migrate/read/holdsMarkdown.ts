import type {Dirent} from 'node:fs'
import {readdir} from 'node:fs/promises'
import {join} from 'node:path'

import {isMarkdownPath} from './markdownFiles.ts'

/** A link may lead to the root of the system: what was not found in so many folders is taken to be further down. */
const MOST_FOLDERS = 200

/**
 * Whether articles can be missing because a folder is not read. Symbolic links in it are not followed, nor are names that
 * begin with a dot.
 *
 * @param folder - Absolute path.
 */
export async function holdsMarkdown(folder: string): Promise<boolean> {
  const folders = [folder]
  for (const [index, path] of folders.entries()) {
    if (index === MOST_FOLDERS) return true
    const entries = (await readdir(path, {withFileTypes: true}).catch((): Dirent[] => [])).filter(
      ({name}) => !name.startsWith('.') && name !== 'node_modules',
    )
    if (entries.some((entry) => entry.isFile() && isMarkdownPath(entry.name))) return true
    for (const entry of entries) if (entry.isDirectory()) folders.push(join(path, entry.name))
  }
  return false
}
