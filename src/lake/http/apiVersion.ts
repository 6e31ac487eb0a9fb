/** From this API version on, queries default to published documents and listeners hear only those. */
const PUBLISHED_BY_DEFAULT_SINCE = '2025-02-19'

/** The version segment of a path, as a route pattern: `v1`, `vX` or a date. */
export const VERSION_PATTERN = ':version{v(?:1|X|[0-9]{4}-[0-9]{2}-[0-9]{2})}'

/**
 * Whether an API version shows published documents only, unless asked for more (changed with 2025-02-19).
 *
 * @param version - The path segment, with its `v`. `vX` counts as the newest, `v1` as the oldest.
 */
export function isPublishedByDefault(version: string): boolean {
  if (version === 'vX') return true
  return version !== 'v1' && version.slice(1) >= PUBLISHED_BY_DEFAULT_SINCE
}
