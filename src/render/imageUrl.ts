import type {AssetLocation, QueriedImage} from './types.ts'

const ASSET_ID = /^image-(?<name>[a-zA-Z0-9_]+)-(?<width>\d+)x(?<height>\d+)-(?<format>[a-z0-9]+)$/

/** The parts of an image asset's id. */
export interface ImageAssetId {
  name: string
  /** In pixels. */
  width: number
  /** In pixels. */
  height: number
  /** File name extension. */
  format: string
}

/**
 * Finds the address of an image: the asset's own `url` where the query projected it, else one made from the asset's
 * id, else the external address.
 *
 * @param image - an image, its asset dereferenced or not
 * @param location - where assets are served; without it an asset that was not dereferenced has no address
 * @returns the address, or undefined when there is none
 *
 * @example
 * ```ts
 * defaultImageUrl({asset: {_ref: 'image-abc-200x100-png'}}, {projectId: 'p1', dataset: 'production'})
 * // 'https://cdn.sanity.io/images/p1/production/abc-200x100.png'
 * ```
 */
export function defaultImageUrl(image: QueriedImage, location?: AssetLocation): string | undefined {
  if (image.asset?.url) return image.asset.url
  const id = parseImageAssetId(image)
  if (!id || !location) return image.externalUrl ?? undefined
  const {projectId, dataset, baseUrl = 'https://cdn.sanity.io'} = location
  return `${baseUrl}/images/${projectId}/${dataset}/${id.name}-${id.width}x${id.height}.${id.format}`
}

/**
 * Reads what the id of an image's asset says about it.
 *
 * @param image - an image, its asset dereferenced or not
 * @returns the parts, or undefined when there is no asset or its id has another form
 */
export function parseImageAssetId(image: QueriedImage): ImageAssetId | undefined {
  const parts = ASSET_ID.exec(image.asset?._ref ?? image.asset?._id ?? '')?.groups
  if (!parts) return undefined
  const {name = '', width, height, format = ''} = parts
  return {name, width: Number(width), height: Number(height), format}
}
