import type {SlugSource} from '../types.ts'
import type {SeenFile} from './lookAtFile.ts'

/** Addresses of links from the root of a site. */
const ROOTED = /\]\((\/[^\s()?#]+)(?:[?#][^()\s]*)?(?:\s+"[^"]*")?\)/g

/** A link finds its way without it. */
const DAY = /(?:^|\/)\d{4}\/\d{1,2}(?:\/\d{1,2})?$/

/** How often a path has to lead to an article to count. */
const OFTEN = 2

/**
 * Finds the paths that articles stand below on their site: `/blog/` where links like `/blog/a-title/` end in the slugs of
 * articles.
 *
 * @param files - The articles.
 * @param from - What their slugs are made of.
 */
export function guessLinkBases(files: readonly SeenFile[], from: SlugSource): string[] {
  const known = new Set(files.flatMap(({slugs}) => slugs.get(from) ?? []))
  const counts = new Map<string, number>()
  for (const {parsed} of files) {
    for (const [, address = ''] of parsed.body.matchAll(ROOTED)) {
      const base = findBase(address, known)
      if (base !== undefined) counts.set(base, (counts.get(base) ?? 0) + 1)
    }
  }
  return [...counts]
    .filter(([, count]) => count >= OFTEN)
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .map(([base]) => base)
}

/** What stands before the slug and its day; undefined when the address ends in none, or is one from its root on. */
function findBase(address: string, slugs: ReadonlySet<string>): string | undefined {
  const parts = address
    .replace(/\.html?$/, '')
    .split('/')
    .filter((part) => part !== '')
  if (slugs.has(parts.join('/'))) return undefined
  for (let start = 1; start < parts.length; start++) {
    if (!slugs.has(parts.slice(start).join('/'))) continue
    const base = parts.slice(0, start).join('/').replace(DAY, '')
    return base === '' ? undefined : `/${base}/`
  }
  return undefined
}
