import {classifyImage} from '../plan/classifyImage.ts'
import type {ArticleDocument} from '../types.ts'
import {findImageSources, type ImageSource} from './findImageSources.ts'
import {imagesOf} from './imagesOf.ts'
import {relativeAddress} from './relativeAddress.ts'
import {toImagePath} from './safePath.ts'
import type {ImagePlaces, PlacedImage} from './types.ts'

/** An image of an article, with the file it is in and the address that leads there. */
export interface AddressedImage extends PlacedImage, ImageSource {}

/**
 * Finds the places that a source has for its own images, so that they go back there.
 *
 * @param converted - The article as its source says it; without one there are no places.
 * @param stored - The article as the dataset holds it.
 * @param path - The path of the article's file.
 * @returns `isComplete` is false when a local image has no place: it is outside the folder, or another picture stands there.
 */
export function placeSourceImages(
  converted: ArticleDocument | undefined,
  stored: ArticleDocument,
  path: string,
  places: ImagePlaces | undefined,
): {placed: AddressedImage[]; isComplete: boolean} {
  if (!converted || !places) return {placed: [], isComplete: true}
  const local = findImageSources(converted, stored).filter(({src}) => classifyImage(src).kind === 'local')
  const placed = local.flatMap((image) => {
    const imagePath = toImagePath(image.src, path)
    return imagePath !== undefined && places.claim(imagePath, image.assetId) ? [{...image, path: imagePath}] : []
  })
  return {placed, isComplete: placed.length === local.length}
}

/**
 * Gives every uploaded image of an article a place: the one its source has for it, or for the same picture elsewhere in the
 * article, else one of its own.
 *
 * @param own - The images that {@link placeSourceImages} placed.
 * @param path - The path of the article's file.
 */
export function placeImages(
  article: ArticleDocument,
  own: readonly AddressedImage[],
  path: string,
  places: ImagePlaces,
): AddressedImage[] {
  return [...imagesOf(article)].flatMap(({assetId, key}) => {
    if (assetId === undefined) return []
    const same = own.filter((image) => image.assetId === assetId)
    const known = same.find((image) => image.key === key) ?? same[0]
    if (known) return [{...known, key}]
    const imagePath = places.pathsFor(assetId).find((candidate) => places.claim(candidate, assetId))
    return imagePath === undefined ? [] : [{assetId, key, path: imagePath, src: relativeAddress(path, imagePath)}]
  })
}
