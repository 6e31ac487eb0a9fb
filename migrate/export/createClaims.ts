import type {ImagePlaces} from './types.ts'

/** Keeps account of which asset each path is for; upper and lower case count alike, as some file systems have it. */
export function createClaims(): ImagePlaces['claim'] {
  const owners = new Map<string, string>()
  return (path, assetId) => {
    const name = path.normalize('NFC').toLowerCase()
    const owner = owners.get(name) ?? assetId
    owners.set(name, owner)
    return owner === assetId
  }
}
