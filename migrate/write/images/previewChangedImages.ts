import {hash} from 'node:crypto'

import type {Reference} from '../../../src/portable-text/types.ts'
import type {ImageFile, Source} from '../../types.ts'
import {loadLocalImage} from './loadLocalImage.ts'

/**
 * Finds the local images of an article that are other ones than when it was imported, for a run that uploads nothing.
 *
 * @param imageFiles - The local images that the import record keeps.
 * @param source - The article.
 * @param staticRoot - Absolute path of the folder that image paths with a leading slash count from.
 * @returns By address, references in which the hash of each stands for the asset that it will be.
 */
export async function previewChangedImages(
  imageFiles: string | null | undefined,
  source: Source,
  staticRoot?: string,
): Promise<ReadonlyMap<string, Reference>> {
  const files = imageFiles ? (JSON.parse(imageFiles) as ImageFile[]) : []
  const changed = await Promise.all(
    files.map(async ({src, sha1}): Promise<[string, Reference][]> => {
      const result = await loadLocalImage(src, source, staticRoot)
      const now = 'loaded' in result ? hash('sha1', result.loaded.bytes) : sha1
      return now === sha1 ? [] : [[src, {_type: 'reference', _ref: `image-${now}`}]]
    }),
  )
  return new Map(changed.flat())
}
