import {createHash} from 'node:crypto'

import type {ExportResult, Message} from '../../types.ts'
import {parseAssetId} from '../nameImages.ts'
import type {PlacedImage} from '../types.ts'
import {DownloadError, type Downloader} from './createDownloader.ts'
import type {ExportFolder, FileResult} from './openFolder.ts'

/** What is needed to write the pictures of an export. */
export interface ImageFilesOptions {
  folder: ExportFolder
  /** The web address of the original of an asset; undefined for an id that is none. */
  originalUrl: (assetId: string) => string | undefined
  download: Downloader
  /** Say what would be written, and fetch nothing. */
  dryRun: boolean
}

/** The pictures of an export: each file is written once, however many articles show it. */
export interface ImageFiles {
  /**
   * Makes sure that a picture is in its place.
   *
   * @returns What is wrong; undefined when it is there. Rejects with the reason of the signal when the export is stopped.
   */
  bring(image: PlacedImage): Promise<Message | undefined>
  /** How many files there are by now, by what became of them. */
  counts(): ExportResult['images']
}

/** What the Content Lake names an asset by; older ones have other names. */
const SHA1 = /^[0-9a-f]{40}$/

/** Makes the pictures of one export. A file that has the right bytes already is not fetched again. */
export function createImageFiles({folder, originalUrl, download, dryRun}: ImageFilesOptions): ImageFiles {
  const running = new Map<string, Promise<FileResult>>()
  const counts: ExportResult['images'] = {written: 0, reused: 0, failed: 0}

  async function place({assetId, path}: PlacedImage): Promise<FileResult> {
    const hash = parseAssetId(assetId)?.hash ?? ''
    const found = await folder.read(path)
    if (found && sha1(found) === hash) return 'unchanged'
    if (dryRun) return folder.write(path, new Uint8Array())
    try {
      const bytes = await download(originalUrl(assetId) ?? assetId)
      if (SHA1.test(hash) && sha1(bytes) !== hash) throw new DownloadError('its bytes are not those that were uploaded')
      return await folder.write(path, bytes)
    } catch (error) {
      if (!(error instanceof DownloadError)) throw error
      return {problem: notBrought(assetId, path, error.message)}
    }
  }

  async function placeAndCount(image: PlacedImage): Promise<FileResult> {
    const result = await place(image)
    counts[result === 'written' ? 'written' : result === 'unchanged' ? 'reused' : 'failed']++
    return result
  }

  return {
    async bring(image) {
      const result = running.get(image.path) ?? placeAndCount(image)
      running.set(image.path, result)
      const settled = await result
      return typeof settled === 'string' ? undefined : settled.problem
    },
    counts: () => ({...counts}),
  }
}

function notBrought(assetId: string, path: string, why: string): Message {
  return {
    severity: 'error',
    rule: 'export/image-missing',
    reason: `The image ${assetId} was not written to ${path} because ${why}. Run the same command again to retry.`,
  }
}

function sha1(bytes: Uint8Array): string {
  return createHash('sha1').update(bytes).digest('hex')
}
