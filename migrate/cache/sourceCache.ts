/**
 * What runs remember of the sources beside a project, as git's index does: it saves reading and parsing them, and nothing else
 * depends on it. It is deleted without harm, passed over where it is damaged or of another version, and never believed about a
 * file or an import record that is not exactly as it was.
 *
 * @module
 */
import {hash} from 'node:crypto'
import {existsSync} from 'node:fs'
import {join, resolve} from 'node:path'

import type {Source} from '../types.ts'
import {fromCacheLine, toCacheLine, type CacheEntry} from './cacheEntry.ts'
import {readCacheFile, writeCacheFile} from './cacheFile.ts'
import {stampFile} from './fileStamp.ts'

/** Where caches lie, in the working folder. */
const FOLDER = '.migrate'

/** Raised whenever the lines become others. */
const FORMAT = 4

/** How to open a cache. */
export interface SourceCacheOptions {
  /** Absolute path of the working folder. */
  cwd: string
  /** Names the dataset; each has a cache of its own. */
  dataset: string
  /** Version of this package. */
  toolVersion: string
  /** Settings of the conversion, as import records keep them. */
  settings: string
  /** Whether to leave it as it is. */
  readOnly: boolean
}

/** The files that an entry is about. */
interface Shown {
  source: Pick<Source, 'path' | 'file'>
  /** Absolute paths of its local images. */
  images: readonly string[]
}

/** The cache during one run. */
export interface SourceCache {
  isEmpty: boolean
  /** What is known of a source. */
  find(path: string): CacheEntry | undefined
  /** Forgets a source of which something else was found. */
  forget(path: string): void
  /** Keeps what was found, unless there is no stamp to know it by. */
  keep(entry: Omit<CacheEntry, 'path' | 'stamp' | 'images'> & Shown): void
  /** Ends the run: what was kept takes the place of what was known. */
  [Symbol.dispose](): void
}

/** Opens the cache of a dataset in a working folder. Never throws: without it a run only takes longer. */
export function openSourceCache(options: SourceCacheOptions): SourceCache {
  const {cwd, dataset, settings, toolVersion, readOnly} = options
  const file = join(cwd, FOLDER, `sources-${hash('sha256', dataset).slice(0, 16)}`)
  const header = JSON.stringify({format: FORMAT, toolVersion, settings})
  const known = readCacheFile(file, header)
  const output = readOnly ? undefined : writeCacheFile(file, header)
  let isChanged = false

  /**
   * The stamp of a file that was read in this run; undefined where a later run could not tell by it that the file was changed
   * since: it was changed during this run, or so shortly before that one more change may bear the same time.
   */
  function stampSettled(path: string): string | undefined {
    const found = output && stampFile(path)
    return found && found.changedMs < output.startedMs - found.tickMs ? found.stamp : undefined
  }

  return {
    isEmpty: known.size === 0,
    find(path) {
      const fields = known.get(path)
      return fields === undefined ? undefined : fromCacheLine(path, fields, settings)
    },
    forget(path) {
      isChanged = known.delete(path) || isChanged
    },
    keep({source: {path, file: sourceFile}, images, ...entry}) {
      const stamp = stampSettled(sourceFile)
      const stamped = images.map((image) => [image, stampSettled(image)] as const)
      if (stamp === undefined || !stamped.every(hasStamp)) return
      const line = toCacheLine({...entry, path, stamp, images: stamped}, settings)
      if (line === undefined) return
      isChanged = true
      known.delete(path)
      output?.write(line)
    },
    [Symbol.dispose]() {
      if (!isChanged) {
        output?.discard()
        return
      }
      // Of other files than this run was about, or as they were.
      for (const [path, fields] of known) if (existsSync(resolve(cwd, path))) output?.write(`${path}\t${fields}`)
      output?.finish()
    },
  }
}

function hasStamp(image: readonly [string, string | undefined]): image is readonly [string, string] {
  return image[1] !== undefined
}
