/**
 * From an image path or address in an article to an asset of the dataset, each picture once a run.
 *
 * @module
 */
import type {SanityClient} from '@sanity/client'

import {classifyImage} from '../../plan/classifyImage.ts'
import type {Source} from '../../types.ts'
import type {Fetcher} from './createFetcher.ts'
import type {Uploader} from './createUploader.ts'
import {loadImage} from './loadImage.ts'
import {localImagePath} from './loadLocalImage.ts'
import type {ImageResult} from './types.ts'

/** What a bringer needs. */
export interface ImageBringerOptions {
  client: SanityClient
  upload: Uploader
  /** Absent when remote images are not to be fetched. */
  fetcher?: Fetcher
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
   * @param src - As the article wrote it.
   * @param source - The article.
   * @returns The asset, or why there is none. Rejects only when aborted or when the target does not answer at all.
   */
  bring(src: string, source: Source): Promise<ImageResult>
  counts(): ImageCounts
}

const FIND_BY_ADDRESS = '*[_type == "sanity.imageAsset" && source.url == $url][0]._id'

/** Makes a bringer for one run. */
export function createImageBringer({client, upload, fetcher, signal}: ImageBringerOptions): ImageBringer {
  const results = new Map<string, Promise<ImageResult>>()
  const assets = new Map<string, boolean>()
  let external = 0

  async function bringOnce(src: string, source: Source): Promise<ImageResult> {
    const address = classifyImage(src)
    const result = await loadImage(src, source, fetcher, signal)
    const brought = 'loaded' in result ? await send(result.loaded, src) : result
    if ('assetId' in brought) return brought
    const earlier = address.kind === 'remote' ? await findEarlier(address.url) : undefined
    if (earlier) return earlier
    external++
    return brought
  }

  async function send(image: Parameters<Uploader>[0], src: string): Promise<ImageResult> {
    try {
      const {assetId, reused} = await upload(image)
      assets.set(assetId, (assets.get(assetId) ?? true) && reused)
      return {assetId}
    } catch (error) {
      if (signal?.aborted || !isRefusal(error)) throw error
      const reason = `The Content Lake does not take the image ${JSON.stringify(src.slice(0, 120))}: ${error.message}. Replace it with one that it takes.`
      const severity = image.url === undefined ? 'error' : 'warning'
      return {problem: {severity, rule: 'image/upload-refused', reason, retry: true}}
    }
  }

  /** A picture that an earlier run brought from the same address is better than an address that does not answer. */
  async function findEarlier(url: URL): Promise<ImageResult | undefined> {
    const assetId = await client.fetch<string | null>(FIND_BY_ADDRESS, {url: url.href})
    if (!assetId) return undefined
    assets.set(assetId, assets.get(assetId) ?? true)
    return {assetId}
  }

  return {
    bring(src, source) {
      const key = classifyImage(src).kind === 'local' ? localImagePath(src, source) : src
      const known = results.get(key)
      if (known) return known
      const result = bringOnce(src, source)
      results.set(key, result)
      return result
    },
    counts() {
      const reused = [...assets.values()].filter(Boolean).length
      return {uploaded: assets.size - reused, reused, external}
    },
  }
}

/** True for a 4xx answer about the picture, as opposed to one about the token. */
function isRefusal(error: unknown): error is Error {
  if (!(error instanceof Error) || !('statusCode' in error) || typeof error.statusCode !== 'number') return false
  return error.statusCode >= 400 && error.statusCode < 500 && error.statusCode !== 401 && error.statusCode !== 403
}
