import type {ArticleDocument} from '../types.ts'
import {imagesOf} from './imagesOf.ts'

/** An image of the source and what it became. */
export interface ImageSource {
  /** Its address, as the source wrote it. */
  src: string
  /** The asset it was uploaded as. */
  assetId: string
  /** The `_key` of the image itself; empty for the cover. */
  key: string
}

/**
 * Finds which asset each image of a source was uploaded as. The source converts to the same blocks with the same keys as at its
 * import, with an address where the article has an asset; so an image is the same where all the keys down to it are. An
 * image that an editor moved to another block, or replaced, is not found.
 *
 * @param converted - The article as its source says it.
 * @param stored - The article as the dataset holds it.
 */
export function findImageSources(converted: ArticleDocument, stored: ArticleDocument): ImageSource[] {
  const assets = new Map([...imagesOf(stored)].map(({place, assetId}) => [place, assetId]))
  return [...imagesOf(converted)].flatMap(({place, key, externalUrl}) => {
    const assetId = assets.get(place)
    return externalUrl !== undefined && assetId !== undefined ? [{src: externalUrl, assetId, key}] : []
  })
}
