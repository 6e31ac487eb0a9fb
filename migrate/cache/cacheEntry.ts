import type {RecordGlance} from '../plan/types.ts'
import type {ArticleSketch} from '../types.ts'

/** What reading a source came to, and what its import record said: neither is read again while both are as they were. */
export interface CacheEntry {
  /** Path of the source, relative to the working folder. */
  path: string
  /** Stamp of the source's file, see `stampFile`. */
  stamp: string
  /** What depends on the file alone. */
  sketch: Pick<ArticleSketch, 'article' | 'sourceHash' | 'draft'>
  /** Revision of the import record. */
  revision: string
  record: RecordGlance
  /** Absolute path and stamp of each local image that the article shows. */
  images: readonly (readonly [path: string, stamp: string])[]
}

/** The parts of an entry that most do not have. */
interface More {
  article?: Omit<CacheEntry['sketch']['article'], '_id' | 'slug'>
  draft?: true
  record?: Partial<RecordGlance>
  images?: CacheEntry['images']
}

/**
 * Writes an entry as one line of fields with tabs between them, without what the settings of the run say. Most entries are read
 * in every run, so they are short, and what few have is JSON in a last field.
 *
 * @param settings - The settings of the run, as import records keep them.
 * @returns Undefined for an entry of no use: its record is of another source, text or conversion.
 */
export function toCacheLine(entry: CacheEntry, settings: string): string | undefined {
  const {path, stamp, sketch, revision, record, images} = entry
  const {sourcePath, sourceHash, conversionSettings, publication, ...rest} = record
  if (sourcePath !== path || sourceHash !== sketch.sourceHash || conversionSettings !== settings) return undefined
  const {_id, slug, ...article} = sketch.article
  const said = Object.entries(rest).filter(([, value]) => !isNothing(value))
  const more: More = {
    ...(Object.keys(article).length > 0 && {article}),
    ...(sketch.draft && {draft: true}),
    ...(said.length > 0 && {record: Object.fromEntries(said)}),
    ...(images.length > 0 && {images}),
  }
  const fields = [path, stamp, revision, sourceHash, _id, slug.current, publication ?? '']
  if (fields.some((field) => /[\t\r\n]/.test(field))) return undefined
  return [...fields, ...(Object.keys(more).length > 0 ? [JSON.stringify(more)] : [])].join('\t')
}

/**
 * Reads a line.
 *
 * @param fields - The rest of the line, after the path and a tab.
 * @param settings - The settings that {@link toCacheLine} was given.
 */
export function fromCacheLine(path: string, fields: string, settings: string): CacheEntry {
  const [stamp = '', revision = '', sourceHash = '', _id = '', current = '', publication, json] = fields.split('\t')
  const article: CacheEntry['sketch']['article'] = {_id, slug: {_type: 'slug', current}}
  const sketch: CacheEntry['sketch'] = {article, sourceHash}
  const record: RecordGlance = {
    sourcePath: path,
    sourceHash,
    conversionSettings: settings,
    publication: publication === 'published' || publication === 'draft' ? publication : null,
    pendingImages: [],
    openLinks: [],
  }
  const more = json === undefined ? {} : (JSON.parse(json) as More)
  if (more.article) Object.assign(article, more.article)
  if (more.record) Object.assign(record, more.record)
  if (more.draft) sketch.draft = true
  return {path, stamp, sketch, revision, record, images: more.images ?? []}
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0)
}
