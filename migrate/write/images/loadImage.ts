import {classifyImage} from '../../plan/classifyImage.ts'
import type {Source} from '../../types.ts'
import type {Fetcher} from './createFetcher.ts'
import {loadDataImage} from './loadDataImage.ts'
import {loadLocalImage} from './loadLocalImage.ts'
import {loadRemoteImage} from './loadRemoteImage.ts'
import type {ImageProblem, LoadResult} from './types.ts'

/**
 * Loads the bytes of an image wherever its address points: a file, the web, or the address itself.
 *
 * @param src - The address, as the article wrote it.
 * @param source - The article.
 * @param options.fetcher - Absent when remote images are not to be fetched.
 * @param options.staticRoot - Folder that paths with a leading slash count from; the source's root by default.
 * @param options.signal - Ends a fetch; then this rejects with the signal's reason.
 */
export async function loadImage(
  src: string,
  source: Pick<Source, 'file' | 'root'>,
  {fetcher, staticRoot, signal}: {fetcher?: Fetcher; staticRoot?: string; signal?: AbortSignal} = {},
): Promise<LoadResult> {
  const address = classifyImage(src)
  switch (address.kind) {
    case 'local':
      return loadLocalImage(src, source, staticRoot)
    case 'data':
      return loadDataImage(src)
    case 'remote':
      return fetcher ? loadRemoteImage(address.url, fetcher, signal) : {problem: notAsked(address.url)}
    case 'unsupported': {
      const reason = `The image address ${JSON.stringify(src.slice(0, 120))} is neither a file nor a web address; the article keeps it. Expected a path, http(s): or data:.`
      return {problem: {severity: 'warning', rule: 'image/unsupported-address', reason, retry: false}}
    }
  }
}

function notAsked(url: URL): ImageProblem {
  const reason = `The image ${url.href.slice(0, 120)} was not fetched; the article keeps the address.`
  return {severity: 'info', rule: 'image/not-fetched', reason, retry: true}
}
