import {createHash} from 'node:crypto'

import type {SanityClient} from '@sanity/client'

import type {Pace} from '../createPace.ts'
import {readFailure, waitBeforeRetry, type RetryOptions} from '../retry.ts'
import type {LoadedImage} from './types.ts'

/** What an uploader needs. */
export interface UploaderOptions {
  client: SanityClient
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
}

/** Brings bytes into the dataset. Rejects with the client's error when the Content Lake refuses them. */
export type Uploader = (image: LoadedImage) => Promise<UploadedImage>

const FIND_BY_HASH = '*[_type == "sanity.imageAsset" && sha1hash == $hash][0]._id'

/**
 * Makes an uploader. Bytes that the dataset has are not sent again, and the same bytes are sent once however many
 * articles show them at the same time. The asset id is read back, never predicted.
 */
export function createUploader({client, pace, retry, now}: UploaderOptions): Uploader {
  const inFlight = new Map<string, Promise<UploadedImage>>()

  async function bring(image: LoadedImage, hash: string): Promise<UploadedImage> {
    const known = await client.fetch<string | null>(FIND_BY_HASH, {hash})
    if (known) return {assetId: known, reused: true}
    return {assetId: await send(image), reused: false}
  }

  async function send({bytes, format, filename, url}: LoadedImage): Promise<string> {
    for (let attempt = 1; ; attempt++) {
      try {
        await pace(retry.signal)
        const asset = await client.assets.upload('image', Buffer.from(bytes), {
          filename,
          contentType: format.mimeType,
          ...(url !== undefined && {source: {id: url, name: 'migrate', url}}),
        })
        return asset._id
      } catch (error) {
        if (!(await waitBeforeRetry(attempt, readFailure(error, now()), retry))) throw error
      }
    }
  }

  return (image) => {
    const hash = createHash('sha1').update(image.bytes).digest('hex')
    const running = inFlight.get(hash)
    if (running) return running
    const upload = bring(image, hash)
    inFlight.set(hash, upload)
    return upload
  }
}
