import {resolveImages} from '../document/resolveImages.ts'
import {classifyImage} from '../plan/classifyImage.ts'
import type {ArticleDocument, BuiltArticle} from '../types.ts'

/** Stands for the asset that an import would upload. */
const ASSET = {_type: 'reference', _ref: `image-${'0'.repeat(40)}-1x1-png`} as const

/**
 * The article as a whole import would leave it: with an asset wherever it shows a local file or holds the bytes of an image.
 * What keeps such an image from being uploaded is told by who looks at the image. Images on the web keep their address,
 * which is fine with and without an upload.
 *
 * @param built - Not changed.
 */
export function toImported({article, images}: BuiltArticle): ArticleDocument {
  const uploaded = images.filter(({src}) => ['local', 'data'].includes(classifyImage(src).kind))
  return resolveImages(article, new Map(uploaded.map(({src}) => [src, ASSET])))
}
