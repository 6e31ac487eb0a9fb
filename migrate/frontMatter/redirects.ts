import type {Path} from './header.ts'

/** Keys under which generators of sites keep the addresses that an article had before. */
const KEYS: readonly string[] = ['aliases', 'redirect_from', 'redirectFrom', 'redirects']

/** Addresses that an article had before, and where they stand. */
export interface Redirects {
  /** The addresses as written, each once. */
  addresses: string[]
  /** Keys of the values that they use up. */
  paths: Path[]
}

/**
 * Collects the addresses that lead to an article from elsewhere: `aliases` of Hugo, `redirect_from` of Jekyll. Only paths from
 * the root of a site count: other aliases are names, as in Obsidian.
 *
 * @param text - A header with its values as written.
 */
export function collectRedirects(text: Record<string, unknown>): Redirects {
  const found = KEYS.flatMap((key) => {
    const values = Object.hasOwn(text, key) ? [text[key]].flat() : []
    const addresses = values.filter(isPath)
    return addresses.length > 0 && addresses.length === values.length ? [{key, addresses}] : []
  })
  return {
    addresses: [...new Set(found.flatMap(({addresses}) => addresses.map((address) => address.trim())))],
    paths: found.map(({key}) => [key]),
  }
}

function isPath(value: unknown): value is string {
  return typeof value === 'string' && /^\/(?!\/)\S*$/.test(value.trim())
}
