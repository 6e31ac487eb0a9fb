import {checkSize} from './checkSize.ts'
import {decodeDataUri} from './decodeDataUri.ts'
import {sniffImage} from './sniffImage.ts'
import type {LoadResult} from './types.ts'

/**
 * Takes a picture out of a `data:` address.
 *
 * @param uri - Starts with `data:`.
 */
export function loadDataImage(uri: string): LoadResult {
  const bytes = decodeDataUri(uri)
  const format = bytes && sniffImage(bytes)
  const shown = JSON.stringify(uri.slice(0, 60))
  if (bytes && format) return checkSize({bytes, format, filename: `image.${format.extension}`}, shown, 'error')
  const reason = `The address ${shown} does not hold an image: expected data:image/…;base64, followed by the bytes of one. Replace it with a file.`
  return {problem: {severity: 'error', rule: 'image/not-an-image', reason, retry: false}}
}
