/**
 * Makes the function that gives headings their ids, as GitHub does: lower case, spaces as hyphens, punctuation gone,
 * and `-1`, `-2` … after an id that was given before. An anchor that the source gave a heading is its id as it is.
 *
 * @param prefix - stands before every id
 * @returns a function from a heading's text, and its anchor where it has one, to its id; undefined for a heading without
 *   letters or digits
 *
 * @example
 * ```ts
 * const headingId = createHeadingIds('')
 * headingId('What is it?') // 'what-is-it'
 * headingId('What is it?') // 'what-is-it-1'
 * ```
 */
export function createHeadingIds(prefix: string): (text: string, anchor?: unknown) => string | undefined {
  const given = new Set<string>()
  return (text, anchor) => {
    if (typeof anchor === 'string' && /^[^\s"'<>]+$/.test(anchor)) {
      given.add(anchor)
      return prefix + anchor
    }
    const slug = text
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
      .replaceAll(' ', '-')
    if (!/[\p{L}\p{N}]/u.test(slug)) return undefined
    let id = slug
    for (let count = 1; given.has(id); count += 1) id = `${slug}-${count}`
    given.add(id)
    return prefix + id
  }
}
