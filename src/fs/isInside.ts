import {isAbsolute, relative, sep} from 'node:path'

/**
 * Whether a path leads into a folder, and not to the folder itself. Nothing is looked up: where links count, pass real paths.
 *
 * @param path - Absolute.
 * @param folder - Absolute.
 */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}
