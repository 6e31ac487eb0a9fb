import {hash} from 'node:crypto'

import {classifyImage} from '../plan/classifyImage.ts'
import type {BuiltArticle} from '../types.ts'
import {loadLocalImage} from '../write/images/loadLocalImage.ts'
import type {PlannedImage} from './types.ts'

/**
 * The hashes of the local images that an article shows; those that cannot be read are left out.
 *
 * @param built - The article.
 * @param staticRoot - Folder that paths with a leading slash count from; the source's root by default.
 */
export async function hashImages({source, images}: BuiltArticle, staticRoot?: string): Promise<PlannedImage[]> {
  const local = [...new Set(images.map(({src}) => src))].filter((src) => classifyImage(src).kind === 'local')
  const hashed = await Promise.all(
    local.map(async (src) => {
      const result = await loadLocalImage(src, source, staticRoot)
      return 'loaded' in result ? [{src, hash: hash('sha256', result.loaded.bytes)}] : []
    }),
  )
  return hashed.flat()
}
