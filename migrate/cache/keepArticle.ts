import {pickGlance} from '../plan/recordGlance.ts'
import type {RecordGlance} from '../plan/types.ts'
import type {ArticleSketch, ImageFile} from '../types.ts'
import {localImagePath} from '../write/images/loadLocalImage.ts'
import type {SourceCache} from './sourceCache.ts'

/**
 * Keeps what a run found out about an article, for the next one.
 *
 * @param sketch - The source as this run read it.
 * @param record - The import record of the article, as it is now.
 * @param staticRoot - Absolute path of the folder that image paths with a leading slash count from.
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
