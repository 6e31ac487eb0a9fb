import type {IncomingDocument} from '../engine.ts'
import type {ImageMetadata} from './imageMetadata.ts'

/** Whether an asset is served and described as an image, or as bytes. */
export type AssetKind = 'images' | 'files'

/** What an upload says about its bytes. */
export interface AssetDescription {
  sha1: string
  /** Bytes. */
  size: number
  /** Lower case, without a dot. */
  extension: string
  mimeType: string
  /** Only images have it. */
  image?: ImageMetadata
  /** What the client asked to keep: `originalFilename`, `title`, `source` … */
  attributes: Record<string, unknown>
}

/** Where an asset is served: the address of the lake and the names in its path. */
export interface AssetLocation {
  baseUrl: string
  project: string
  dataset: string
}

/** An asset document, ready to be created. */
export type AssetDocument = IncomingDocument & {_id: string; path: string; url: string}

/** The address of an asset: the lake's, then its path. */
export function assetUrl(baseUrl: string, path: string): string {
  return `${baseUrl}/${path}`
}

/** Describes uploaded bytes as the hosted lake does: id and path are functions of content, size and format. */
export function toAssetDocument(asset: AssetDescription, location: AssetLocation): AssetDocument {
  const {sha1, size, extension, mimeType, image, attributes} = asset
  const {baseUrl, project, dataset} = location
  const dimensions = image === undefined ? '' : `-${image.dimensions.width}x${image.dimensions.height}`
  const kind: AssetKind = image === undefined ? 'files' : 'images'
  const path = `${kind}/${project}/${dataset}/${sha1}${dimensions}.${extension}`
  return {
    _id: `${image === undefined ? 'file' : 'image'}-${sha1}${dimensions}-${extension}`,
    _type: image === undefined ? 'sanity.fileAsset' : 'sanity.imageAsset',
    assetId: sha1,
    sha1hash: sha1,
    uploadId: sha1.slice(0, 32),
    extension,
    mimeType,
    size,
    path,
    url: assetUrl(baseUrl, path),
    ...attributes,
    ...(image === undefined ? {} : {metadata: image}),
  }
}

/** An asset file's name, taken apart. */
export interface AssetFileName {
  sha1: string
  extension: string
  /** The id of the document that describes it. */
  documentId: string
}

const FILE_NAME = {
  images: /^([0-9a-f]{40})(-[1-9][0-9]*x[1-9][0-9]*)\.([a-z0-9]{1,16})$/,
  files: /^([0-9a-f]{40})()\.([a-z0-9]{1,16})$/,
} satisfies Record<AssetKind, RegExp>

/**
 * Reads the file name at the end of an asset's path.
 *
 * @returns undefined for a name that no asset of that kind can have.
 */
export function parseAssetFileName(kind: AssetKind, name: string): AssetFileName | undefined {
  const [, sha1, dimensions = '', extension] = FILE_NAME[kind].exec(name) ?? []
  if (sha1 === undefined || extension === undefined) return undefined
  const prefix = kind === 'images' ? 'image' : 'file'
  return {sha1, extension, documentId: `${prefix}-${sha1}${dimensions}-${extension}`}
}
