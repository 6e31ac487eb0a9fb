/** What may stand in an id and in a link to it as it is. */
const ANCHOR = /^[^\s"'<>]+$/

/** What is known about the ids of a page before its first heading. */
interface KnownIds {
  /** The anchors that headings have: no id made of a text takes one of them. */
  anchors: readonly unknown[]
  /** Ids of other elements, without the prefix. */
  taken: readonly string[]
}

/**
 * Makes the function that gives headings their ids, as GitHub does: lower case, spaces as hyphens, punctuation gone,
 * and `-1`, `-2` … after an id that was given before. An anchor that the source gave a heading is its id as it is; of two
 * headings with one anchor the first has it, and the second is counted like any other.
 *
 * @param prefix - stands before every id
 * @param known - see {@link KnownIds}
 * @returns a function from a heading's text, and its anchor where it has one, to its id; undefined for a heading without
 *   anchor, letters and digits
 *
 * @example
 * ```ts
 * const headingId = createHeadingIds('', {anchors: ['why'], taken: []})
 * headingId('What is it?') // 'what-is-it'
 * headingId('What is it?') // 'what-is-it-1'
 * headingId('Why?') // 'why-1'
 * headingId('Because', 'why') // 'why'
 * ```
 */
export function createHeadingIds(
  prefix: string,
  {anchors, taken}: KnownIds,
): (text: string, anchor?: unknown) => string | undefined {
  const reserved = new Set(anchors.filter(isAnchor))
  const given = new Set(taken)
  /** The last number behind each text: a page may have thousands of headings that say the same. */
  const counts = new Map<string, number>()

  /** An id that is free: the text, with the first number behind it that makes it so. */
  function countUp(base: string): string {
    const isTaken = (id: string): boolean => given.has(id) || reserved.has(id)
    let count = counts.get(base) ?? 0
    let id = count === 0 ? base : `${base}-${count}`
    while (isTaken(id)) {
      count += 1
      id = `${base}-${count}`
    }
    counts.set(base, count)
    return id
  }

  return (text, anchor) => {
    const base = isAnchor(anchor) ? anchor : toSlug(text)
    if (base === undefined) return undefined
    const isOwn = isAnchor(anchor) && !given.has(anchor)
    const id = isOwn ? base : countUp(base)
    given.add(id)
    return prefix + id
  }
}

function isAnchor(anchor: unknown): anchor is string {
  return typeof anchor === 'string' && ANCHOR.test(anchor)
}

/** Undefined for a text without letters and digits. */
function toSlug(text: string): string | undefined {
  const slug = text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-')
  return /[\p{L}\p{N}]/u.test(slug) ? slug : undefined
}
