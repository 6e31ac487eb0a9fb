import {createHash} from 'node:crypto'
import {createReadStream} from 'node:fs'
import {stat} from 'node:fs/promises'
import {pipeline} from 'node:stream/promises'

import type {ImageFile, Source} from '../types.ts'
import {localImagePath} from '../write/images/loadLocalImage.ts'

/**
 * Whether a local image of an article is another one than when the article was imported. Size and time of the last change
 * settle it mostly; where only the time differs, as after a checkout, the bytes are hashed.
 *
 * @param imageFiles - The local images that the import record keeps.
 * @param source - The article.
 * @param staticRoot - Absolute path of the folder that image paths with a leading slash count from.
 */
export async function haveImagesChanged(
  imageFiles: string | null | undefined,
  source: Pick<Source, 'file' | 'root'>,
  staticRoot?: string,
): Promise<boolean> {
  if (!imageFiles) return false
  const files = JSON.parse(imageFiles) as ImageFile[]
  const changed = await Promise.all(files.map((file) => hasChanged(file, localImagePath(file.src, source, staticRoot))))
  return changed.includes(true)
}

async function hasChanged({sha1, size, mtimeMs}: ImageFile, path: string): Promise<boolean> {
  try {
    const now = await stat(path)
    if (now.size !== size) return true
    return Math.round(now.mtimeMs) !== mtimeMs && (await hashFile(path)) !== sha1
  } catch (error) {
    // Gone or not readable: what is in the dataset is still right.
    if ((error as NodeJS.ErrnoException).code !== undefined) return false
    throw error
  }
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha1')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
