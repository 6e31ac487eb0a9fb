/**
 * Whether each tag stands once, however it is capitalised. What is no text is for other rules to name.
 *
 * @param tags - the field's value, whatever was written there
 * @returns true, or the tags that stand more than once
 */
export function checkUniqueTags(tags: readonly unknown[] | undefined): true | string {
  const seen = new Set<string>()
  const texts = (tags ?? []).filter((tag) => typeof tag === 'string')
  const repeated = texts.filter((tag) => {
    const folded = tag.trim().toLowerCase()
    if (seen.has(folded)) return true
    seen.add(folded)
    return false
  })
  if (repeated.length === 0) return true
  return `Each tag should stand once. Remove the second ${repeated.map((tag) => `"${tag}"`).join(', ')}.`
}
