import {pickGlance} from '../plan/recordGlance.ts'
import type {RecordGlance} from '../plan/types.ts'
import type {ArticleSketch, ImageFile} from '../types.ts'
import {localImagePath} from '../write/images/loadLocalImage.ts'
import type {SourceCache} from './sourceCache.ts'

/**
 * Keeps what a run found out about an article, for the next one.
 *
 * @param sketch - Of the source as it was read in this run.
 * @param record - Of the article, as it is now.
 * @param staticRoot - As for the import.
 */
export function keepArticle(
  cache: SourceCache,
  {source, article, draft, sourceHash}: ArticleSketch,
  record: RecordGlance,
  staticRoot?: string,
): void {
  const {_rev: revision, imagesChanged, imageFiles} = record
  if (revision === undefined || imagesChanged) return
  const files = JSON.parse(imageFiles ?? '[]') as ImageFile[]
  cache.keep({
    source,
    sketch: {article, ...(draft && {draft}), sourceHash},
    revision,
    record: pickGlance(record),
    images: files.map(({src}) => localImagePath(src, source, staticRoot)),
  })
}
