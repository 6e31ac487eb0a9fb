/** Folder of the images that no source has a place for, below the exported folder. */
const IMAGE_FOLDER = 'images'

/** Longest name of an image, without its ending. */
const MAX_NAME = 80

const ASSET_ID = /^image-(?<hash>[a-zA-Z0-9_]+)-\d+x\d+-(?<format>[a-z0-9]{1,8})$/

/** What names an image. */
export interface ImageAsset {
  _id: string
  originalFilename?: string | null
}

/** The parts of an image asset's id that an export needs. */
export interface AssetParts {
  /** SHA-1 of the bytes, as the Content Lake takes it. */
  hash: string
  /** Ending of the file, without the dot. */
  format: string
}

/** Reads the id of an image asset; undefined for an id of another form. */
export function parseAssetId(id: string): AssetParts | undefined {
  const {hash, format} = ASSET_ID.exec(id)?.groups ?? {}
  return hash === undefined || format === undefined ? undefined : {hash, format}
}

/** Gives an image asset its paths below the exported folder, the preferred one first. None for an id of another form. */
export type ImageNamer = (assetId: string) => readonly string[]

/**
 * Gives every image a name of its own: its file name from before the upload, made safe, or the hash of its bytes. Of two
 * images with one name, the first in the order of ids has it, and the other gets a part of its hash. The second path of each is
 * its hash alone, for where something else has the first.
 *
 * @param assets - All of the dataset, so that a name does not depend on which articles are exported.
 */
export function nameImages(assets: readonly ImageAsset[]): ImageNamer {
  const taken = new Set<string>()
  const names = new Map<string, string>()
  for (const {_id, originalFilename} of assets.toSorted((a, b) => (a._id < b._id ? -1 : 1))) {
    const parts = parseAssetId(_id)
    if (!parts) continue
    const {hash, format} = parts
    const name = toSafeName(originalFilename ?? '') || hash
    const free = [name, `${name}-${hash.slice(0, 8)}`]
      .map((name) => `${name}.${format}`)
      .find((name) => !taken.has(name.toLowerCase()))
    if (free === undefined) continue
    taken.add(free.toLowerCase())
    names.set(_id, free)
  }
  return (assetId) => {
    const parts = parseAssetId(assetId)
    if (!parts) return []
    const byHash = `${parts.hash}.${parts.format}`
    return [...new Set([names.get(assetId) ?? byHash, byHash])].map((name) => `${IMAGE_FOLDER}/${name}`)
  }
}

/** A file name without folder, ending, and all that an address or a file system could take for something else. */
function toSafeName(filename: string): string {
  return filename
    .normalize('NFC')
    .replace(/^.*[/\\]/s, '')
    .replace(/\.[^.]*$/, '')
    .replace(/[^\p{L}\p{M}\p{N}_.-]+/gu, '-')
    .slice(0, MAX_NAME)
    .replace(/^[.-]+|[.-]+$/g, '')
}
