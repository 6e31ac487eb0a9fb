const SEGMENT = /^[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}]+(?:[-_.~][\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}]+)*$/u

/**
 * Whether a slug stands well in an address: lower-case letters and digits, joined by single dashes, in segments
 * parted by `/`. Letters of every script count. An empty slug passes; that it is required is another rule.
 *
 * @param slug - `slug.current`
 * @returns true, or what was found and what is expected
 */
export function checkSlug(slug: string | undefined): true | string {
  if (slug === undefined || slug === '') return true
  const misfit = slug.split('/').find((segment) => !SEGMENT.test(segment))
  if (misfit === undefined) return true
  return `"${misfit}" does not stand well in an address. Use lower-case letters and digits joined by single dashes.`
}
