import {decodePercents} from '../document/decodePercents.ts'

/** The address of a link, as far as it can lead to an article. */
export interface SiteAddress {
  /** With `/` in front: from the root of the site; without: from where the link stands. Decoded, without query and fragment. */
  path: string
  /** The fragment, without `#`. */
  fragment?: string
}

/**
 * Reads the address of a link.
 *
 * @param href - The address, as the article wrote it.
 * @param origins - Beginnings of addresses of the site itself, such as `https://example.org`; what follows is a path on it.
 * @returns Undefined for what leads out of the site, or only to another place of the same article.
 */
export function readAddress(href: string, origins: readonly string[] = []): SiteAddress | undefined {
  const own = origins.map(trimEnd).find((origin) => href === origin || href.startsWith(`${origin}/`))
  const local = own === undefined ? href : href.slice(own.length) || '/'
  if (/^(?:[a-z][a-z\d+.-]*:|\/\/|#|\?|$)/i.test(local)) return undefined
  const [, written = '', fragment] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(local) ?? []
  const path = decodePercents(written)
  return path === '' ? undefined : {path, ...(fragment && {fragment: decodePercents(fragment)})}
}

function trimEnd(origin: string): string {
  return origin.replace(/\/+$/, '')
}
