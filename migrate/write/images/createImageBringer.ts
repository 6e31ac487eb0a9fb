/**
 * From an image path or address in an article to an asset of the dataset, each picture once a run.
 *
 * @module
 */
import {classifyImage} from '../../plan/classifyImage.ts'
import type {Source} from '../../types.ts'
import {RequestError} from '../createRequester.ts'
import {describeRefusal, isLostTarget} from '../describeRefusal.ts'
import type {DatasetReader} from '../readDataset.ts'
import {isRequestFailure} from '../retry.ts'
import type {Fetcher} from './createFetcher.ts'
import {createTurns} from './createTurns.ts'
import type {Uploader} from './createUploader.ts'
import {loadImage} from './loadImage.ts'
import {localImagePath} from './loadLocalImage.ts'
import type {ImageResult, LoadedImage} from './types.ts'

/** What is needed to bring images into the dataset. */
export interface ImageBringerOptions {
  reader: DatasetReader
  upload: Uploader
  /** Absent when remote images are not to be fetched. */
  fetcher?: Fetcher
  /** Absolute path of the folder that image paths with a leading slash count from; the folder that is imported by default. */
  staticRoot?: string
  signal?: AbortSignal
}

/** How many distinct pictures of a run were sent, were in the dataset before, or stay outside of it. */
interface ImageCounts {
  uploaded: number
  reused: number
  external: number
}

/** Brings pictures into the dataset. */
export interface ImageBringer {
  /**
   * @param src - The address, as the article wrote it.
   * @param source - The article.
   * @returns The asset, or why there is none. Rejects only when aborted or when the target does not answer at all.
   */
  bring(src: string, source: Source): Promise<ImageResult>
  counts(): ImageCounts
}

/** Pictures under way at most: each is held in memory meanwhile. */
const AT_ONCE = 16
/** Pictures whose outcome is remembered. One that was forgotten is found again by its hash. */
const REMEMBERED = 5000

const FIND_BY_ADDRESS = '*[_type == "sanity.imageAsset" && source.url == $url][0]._id'

/** Makes a bringer for one run. */
export function createImageBringer(options: ImageBringerOptions): ImageBringer {
  const {reader, upload, fetcher, staticRoot, signal} = options
  const results = new Map<string, Promise<ImageResult>>()
  /** Whether each asset was there before the run. */
  const assets = new Map<string, boolean>()
  const inTurn = createTurns(AT_ONCE)
  let external = 0

  async function bringOnce(src: string, source: Source): Promise<ImageResult> {
    const address = classifyImage(src)
    const result = await loadImage(src, source, {
      ...(fetcher && {fetcher}),
      ...(staticRoot !== undefined && {staticRoot}),
      ...(signal && {signal}),
    })
    const brought = 'loaded' in result ? await send(result.loaded, src) : result
    if ('assetId' in brought) return brought
    const earlier = address.kind === 'remote' ? await findEarlier(address.url) : undefined
    if (earlier) return earlier
    external++
    return brought
  }

  async function send(image: LoadedImage, src: string): Promise<ImageResult> {
    try {
      const {assetId, reused, sha1} = await upload(image)
      assets.set(assetId, (assets.get(assetId) ?? true) && reused)
      if (image.mtimeMs === undefined) return {assetId}
      return {assetId, file: {sha1, size: image.bytes.byteLength, mtimeMs: image.mtimeMs}}
    } catch (error) {
      if (signal?.aborted || !isRequestFailure(error) || isLostTarget(error)) throw error
      const shown = JSON.stringify(src.slice(0, 120))
      const reason = isRefusal(error)
        ? `The Content Lake does not take the image ${shown}: ${error.message}. Replace it with one that it takes.`
        : `The image ${shown} did not get into the dataset. ${describeRefusal(error)} Import again.`
      const severity = image.url === undefined ? 'error' : 'warning'
      return {problem: {severity, rule: 'image/upload-refused', reason, retry: true}}
    }
  }

  /** A picture that an earlier run brought from the same address is better than an address that does not answer. */
  async function findEarlier(url: URL): Promise<ImageResult | undefined> {
    const assetId = await reader.fetch<string | null>(FIND_BY_ADDRESS, {url: url.href})
    if (!assetId) return undefined
    assets.set(assetId, assets.get(assetId) ?? true)
    return {assetId}
  }

  return {
    bring(src, source) {
      const key = classifyImage(src).kind === 'local' ? localImagePath(src, source, staticRoot) : src
      const known = results.get(key)
      if (known) return known
      const result = inTurn(() => bringOnce(src, source))
      results.set(key, result)
      const [oldest] = results.keys()
      if (results.size > REMEMBERED && oldest !== undefined) results.delete(oldest)
      return result
    },
    counts() {
      const reused = [...assets.values()].filter(Boolean).length
      return {uploaded: assets.size - reused, reused, external}
    },
  }
}

/** True for an answer about the picture, as opposed to one about the target or the way there. */
function isRefusal(error: unknown): error is RequestError {
  return error instanceof RequestError && (error.statusCode ?? 500) < 500 && error.statusCode !== 429
}
