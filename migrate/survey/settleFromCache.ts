import {setImmediate} from 'node:timers/promises'

import type {CacheEntry} from '../cache/cacheEntry.ts'
import {stampFile} from '../cache/fileStamp.ts'
import type {SourceCache} from '../cache/sourceCache.ts'
import {settleEarly, type SettleOptions} from '../plan/settleEarly.ts'
import type {FoundFile} from '../read/discoverFiles.ts'
import type {ArticleResult} from '../types.ts'
import type {HeldRevisions} from '../write/readDataset.ts'
import type {Finding} from './types.ts'

/** Files looked at before signals and sockets have their turn. */
const BREATH = 1000

/** What is needed to settle sources by what earlier runs found. */
export interface KnownOptions extends SettleOptions {
  cache: SourceCache
  held: HeldRevisions
  /** Settings of the conversion, as import records keep them. */
  conversionSettings: string
}

/**
 * Settles the sources that are as they were: the same file, the same images, the same import record. They go through the same
 * rules as others; what is not unchanged by them is left to be read, so that it is the same with a cache and without.
 *
 * @param files - The sources, in any order.
 */
export async function settleFromCache(
  files: readonly FoundFile[],
  {cache, held, conversionSettings, ...options}: KnownOptions,
): Promise<Map<FoundFile, Finding>> {
  const known = new Map<FoundFile, Finding>()
  for (const [index, file] of files.entries()) {
    if (index % BREATH === 0) await setImmediate()
    const entry = cache.find(file.path)
    if (entry === undefined) continue
    const row = isAsItWas(entry, file, held) ? settleKnown(entry, file) : undefined
    if (row?.outcome === 'unchanged') known.set(file, toFinding(entry, row))
    else cache.forget(file.path)
  }
  return known

  function settleKnown({sketch, record}: CacheEntry, source: FoundFile): ArticleResult | undefined {
    const {_id} = sketch.article
    const glance = {record, hasArticle: held.articles.has(_id), hasDraft: held.drafts.has(_id)}
    return settleEarly({...sketch, source, conversionSettings, messages: []}, glance, options)
  }
}

function toFinding({sketch: {article}, record: {openLinks, foreignLinks}}: CacheEntry, row: ArticleResult): Finding {
  const {_id: id, slug, language} = article
  const finding: Finding = {
    row,
    id,
    derivedId: id,
    slug: slug.current,
    isKnown: true,
    isOwn: true,
    imagesChanged: false,
  }
  if (language !== undefined) finding.language = language
  if (openLinks && openLinks.length > 0) finding.openLinks = openLinks
  if (foreignLinks && foreignLinks.length > 0) finding.foreignLinks = foreignLinks
  return finding
}

function isAsItWas(
  {stamp, sketch, revision, images}: CacheEntry,
  {file}: FoundFile,
  {records}: HeldRevisions,
): boolean {
  return (
    records.get(sketch.article._id) === revision &&
    stampFile(file)?.stamp === stamp &&
    images.every(([path, before]) => stampFile(path)?.stamp === before)
  )
}
