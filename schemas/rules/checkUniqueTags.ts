/**
 * Whether each tag stands once, however it is capitalised.
 *
 * @param tags - the field's value
 * @returns true, or the tags that stand more than once
 */
export function checkUniqueTags(tags: readonly string[] | undefined): true | string {
  const seen = new Set<string>()
  const repeated = (tags ?? []).filter((tag) => {
    const folded = tag.trim().toLowerCase()
    if (seen.has(folded)) return true
    seen.add(folded)
    return false
  })
  if (repeated.length === 0) return true
  return `Each tag should stand once. Remove the second ${repeated.map((tag) => `"${tag}"`).join(', ')}.`
}
