/**
 * What happens to a picture on its way from an article's source into the dataset.
 *
 * @module
 */
import type {ImageFile, Severity} from '../../types.ts'
import type {ImageFormat} from './sniffImage.ts'

/** Why a picture is not in the dataset: the parts of a message that do not depend on where the article names it. */
export interface ImageProblem {
  severity: Severity
  rule: string
  /** A whole sentence. */
  reason: string
  /** True when another run may fare better though the article's text is as it was: the file or the server changed. */
  retry: boolean
}

/** A picture's bytes, known to be an image. */
export interface LoadedImage {
  bytes: Uint8Array
  format: ImageFormat
  /** Name to store it under, with its extension. */
  filename: string
  /** Where it was fetched from; absent for pictures that were never on the web. */
  url?: string
  /** When the file was last changed, in milliseconds since 1970; absent for pictures that are no file. */
  mtimeMs?: number
}

/** A picture's bytes, or why there are none. */
export type LoadResult = {loaded: LoadedImage} | {problem: ImageProblem}

/** What became of a picture: an asset document of the dataset, or an address outside of it. */
export type ImageResult = {assetId: string; file?: Omit<ImageFile, 'src'>} | {problem: ImageProblem}
