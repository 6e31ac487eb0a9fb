import type {RecordGlance} from '../plan/types.ts'
import type {ArticleSketch} from '../types.ts'

/** What reading a source came to, and what its import record said: neither is read again while both are as they were. */
export interface CacheEntry {
  /** Of the source, relative to the working folder. */
  path: string
  /** Of the source's file, see `stampFile`. */
  stamp: string
  /** What depends on the file alone. */
  sketch: Pick<ArticleSketch, 'article' | 'sourceHash' | 'draft'>
  /** Of the import record. */
  revision: string
  record: RecordGlance
  /** Absolute path and stamp of each local image that the article shows. */
  images: readonly (readonly [path: string, stamp: string])[]
}

/** An entry as JSON, without what its path and the settings of the run say. */
type Written = [
  stamp: string,
  sketch: CacheEntry['sketch'],
  revision: string,
  rest: Partial<RecordGlance>,
  images: CacheEntry['images'],
]

/**
 * Writes an entry as one line, which begins with its path and a tab.
 *
 * @param settings - As import records of the run keep them.
 * @returns Undefined for an entry of no use: its record is of another source, text or conversion.
 */
export function toCacheLine(entry: CacheEntry, settings: string): string | undefined {
  const {path, stamp, sketch, revision, record, images} = entry
  const {sourcePath, sourceHash, conversionSettings, ...rest} = record
  if (sourcePath !== path || sourceHash !== sketch.sourceHash || conversionSettings !== settings) return undefined
  if (/[\t\r\n]/.test(path)) return undefined
  const said = Object.entries(rest).filter(([, value]) => !isNothing(value))
  return `${path}\t${JSON.stringify([stamp, sketch, revision, Object.fromEntries(said), images] satisfies Written)}`
}

/**
 * Reads a line.
 *
 * @param json - What stands behind the tab.
 * @param settings - As for {@link toCacheLine}.
 */
export function fromCacheLine(path: string, json: string, settings: string): CacheEntry {
  const [stamp, sketch, revision, rest, images] = JSON.parse(json) as Written
  const {sourceHash} = sketch
  const record = {sourcePath: path, sourceHash, conversionSettings: settings, pendingImages: [], openLinks: [], ...rest}
  return {path, stamp, sketch, revision, record, images}
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0)
}
