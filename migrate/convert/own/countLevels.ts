/**
 * How many attribute levels a value adds below the place it stands in; see `levels.ts`. An array and each member of an
 * object are one level each, so that of `{content: [{text: ''}]}` are three: `content`, `[]`, `text`.
 *
 * @param value - A JSON value, at most as deep as the Content Lake could store many times over.
 */
export function countLevels(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  let deepest = 0
  for (const member of Object.values(value)) {
    const below = countLevels(member)
    if (below > deepest) deepest = below
  }
  const isEmpty = Object.keys(value).length === 0
  return isEmpty ? 0 : deepest + 1
}
