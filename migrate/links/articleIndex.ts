import type {LinkCandidates} from './linkTargets.ts'

/** An article that links can lead to. */
export interface LinkTarget {
  /** Of the published article. */
  id: string
  slug: string
  /** Path of its source, as import records keep it; absent when it was not imported. */
  path?: string
  /** Addresses it had before. */
  redirectFrom?: readonly string[]
}

/** Finds articles by what links say about them. */
export interface ArticleIndex {
  /** The id of the article that a link leads to; undefined when it is none of these. */
  find(candidates: LinkCandidates): string | undefined
}

/**
 * Indexes articles. Paths are the same however Unicode writes their letters.
 *
 * @param targets - Where two say the same of themselves, the first counts.
 */
export function createArticleIndex(targets: Iterable<LinkTarget>): ArticleIndex {
  const [byFile, bySlug, byAddress] = [new Map<string, string>(), new Map<string, string>(), new Map<string, string>()]
  for (const {id, slug, path, redirectFrom = []} of targets) {
    putOnce(bySlug, slug.toLowerCase(), id)
    if (path !== undefined) putOnce(byFile, path.normalize('NFC'), id)
    for (const address of redirectFrom) putOnce(byAddress, toComparable(address), id)
  }
  return {
    find: ({files, slugs, address}) =>
      first(files, (file) => byFile.get(file.normalize('NFC'))) ??
      first(slugs, (slug) => bySlug.get(slug.toLowerCase())) ??
      (address === undefined ? undefined : byAddress.get(toComparable(address))),
  }
}

function putOnce(map: Map<string, string>, key: string, value: string): void {
  if (!map.has(key)) map.set(key, value)
}

function first(keys: readonly string[], find: (key: string) => string | undefined): string | undefined {
  for (const key of keys) {
    const found = find(key)
    if (found !== undefined) return found
  }
  return undefined
}

/** A slash at the end says nothing. */
function toComparable(address: string): string {
  return address.replace(/(?<=.)\/+$/, '').toLowerCase()
}
