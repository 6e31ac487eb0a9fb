import {measureImage} from './measureImage.ts'
import type {ImageProblem, LoadedImage, LoadResult} from './types.ts'

/** The most pixels that the Content Lake takes in one image. */
const MAX_PIXELS = 256_000_000

/**
 * Holds an image against what the Content Lake takes: neither without pixels nor with more than 256 million.
 *
 * @param image - Loaded.
 * @param shown - What messages call it.
 * @param severity - How grave it is when the image is too large.
 */
export function checkSize(image: LoadedImage, shown: string, severity: ImageProblem['severity']): LoadResult {
  const size = measureImage(image.bytes, image.format.extension)
  const found = size && describeSize(size.width, size.height)
  if (!found) return {loaded: image}
  const {rule, what, repair} = found
  return {problem: {severity, rule, reason: `The image ${shown} ${what}. ${repair}`, retry: true}}
}

function describeSize(width: number, height: number): {rule: string; what: string; repair: string} | undefined {
  const measures = `${width} × ${height} pixels`
  if (width <= 0 || height <= 0) {
    const what = `says that it has ${measures}, so there is nothing to see`
    return {rule: 'image/no-pixels', what, repair: 'It is broken; replace it.'}
  }
  if (width * height <= MAX_PIXELS) return undefined
  const what = `has ${measures}, and the Content Lake takes ${MAX_PIXELS / 1e6} million at most`
  return {rule: 'image/too-many-pixels', what, repair: 'Make it smaller.'}
}
