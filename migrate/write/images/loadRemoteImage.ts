import {checkSize} from './checkSize.ts'
import {FetchError, type Fetcher} from './createFetcher.ts'
import {sniffImage} from './sniffImage.ts'
import type {LoadResult} from './types.ts'

/**
 * Fetches a picture. It must be an image by its content, whatever the server calls it.
 *
 * @param url - An http or https address.
 * @param fetcher - Fetches it, or refuses to.
 * @param signal - Ends the fetch; then this rejects with the signal's reason.
 */
export async function loadRemoteImage(url: URL, fetcher: Fetcher, signal?: AbortSignal): Promise<LoadResult> {
  const shown = url.href.length > 120 ? `${url.href.slice(0, 117)}...` : url.href
  try {
    const bytes = await fetcher(url, signal)
    const format = sniffImage(bytes)
    if (format) {
      return checkSize({bytes, format, filename: filenameOf(url, format.extension), url: url.href}, shown, 'warning')
    }
    const reason = `What ${shown} delivers is not an image by its content, so the article keeps the address.`
    return {problem: {severity: 'warning', rule: 'image/not-an-image', reason, retry: true}}
  } catch (error) {
    if (!(error instanceof FetchError)) throw error
    const [rule, verb] = error.refused ? ['image/refused-address', 'not fetched'] : ['image/unreachable', 'not reached']
    const reason = `The image ${shown} was ${verb} because ${error.message}; the article keeps the address.`
    return {problem: {severity: 'warning', rule, reason, retry: !error.refused}}
  }
}

/** The last part of the path, with the extension that fits the content. */
function filenameOf(url: URL, extension: string): string {
  const last = url.pathname.split('/').findLast((part) => part !== '') ?? 'image'
  const stem = last.replace(/\.[a-z\d]{1,5}$/i, '').replace(/%[\da-f]{2}|[^\w.-]+/gi, '-')
  return `${stem.slice(0, 100) || 'image'}.${extension}`
}
