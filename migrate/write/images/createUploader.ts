import {createHash} from 'node:crypto'

import {sendInTurn, type Pace} from '../createPace.ts'
import type {Requester} from '../createRequester.ts'
import {readFailure, waitBeforeRetry, type RetryOptions} from '../retry.ts'
import type {AssetFinder} from './createAssetFinder.ts'
import type {LoadedImage} from './types.ts'

/** What is needed to upload images. */
export interface UploaderOptions {
  requester: Requester
  find: AssetFinder
  pace: Pace
  retry: RetryOptions
  /** Milliseconds since 1970. */
  now: () => number
}

/** An image that is in the dataset. */
interface UploadedImage {
  /** Id of the `sanity.imageAsset` document. */
  assetId: string
  /** True when the dataset had the same bytes before. */
  reused: boolean
  /** SHA-1 of the bytes, in hex. */
  sha1: string
}

/** Brings bytes into the dataset. Rejects with a `RequestError` when the Content Lake refuses them. */
export type Uploader = (image: LoadedImage) => Promise<UploadedImage>

/**
 * Makes an uploader. Bytes that the dataset has are not sent again, and the same bytes are sent once however many
 * articles show them at the same time. The asset id is read back, never predicted.
 */
export function createUploader({requester, find, pace, retry, now}: UploaderOptions): Uploader {
  const inFlight = new Map<string, Promise<UploadedImage>>()

  async function bring(image: LoadedImage, sha1: string): Promise<UploadedImage> {
    const known = await find(sha1)
    if (known !== undefined) return {assetId: known, reused: true, sha1}
    return {assetId: await send(image), reused: false, sha1}
  }

  async function send({bytes, format, filename, url}: LoadedImage): Promise<string> {
    const query = {filename, ...(url !== undefined && {sourceId: url, sourceName: 'migrate', sourceUrl: url})}
    for (let attempt = 1; ; attempt++) {
      try {
        const path = `/assets/images/${requester.dataset}`
        const answer = await sendInTurn(pace, retry.signal, (onAllowance) =>
          requester.post(path, bytes, {contentType: format.mimeType, query, onAllowance}),
        )
        return (answer as {document: {_id: string}}).document._id
      } catch (error) {
        const failure = readFailure(error, now())
        if (failure.tooFast) pace.slowDown(Math.min(retry.maxMs, failure.retryAfterMs ?? 0), failure.perSecond)
        if (!(await waitBeforeRetry(attempt, failure, retry))) throw error
      }
    }
  }

  return (image) => {
    const sha1 = createHash('sha1').update(image.bytes).digest('hex')
    const running = inFlight.get(sha1)
    if (running) return running
    const upload = bring(image, sha1).finally(() => inFlight.delete(sha1))
    inFlight.set(sha1, upload)
    return upload
  }
}
