/**
 * Whether an article was updated no earlier than it was published.
 *
 * @param updatedAt - ISO 8601
 * @param publishedAt - ISO 8601
 * @returns true, or what to do; true as well when either date is missing or no date
 */
export function checkUpdatedAt(updatedAt: string | undefined, publishedAt: string | undefined): true | string {
  if (updatedAt === undefined || publishedAt === undefined) return true
  if (!(Date.parse(updatedAt) < Date.parse(publishedAt))) return true
  return `Lies before the publishing date (${publishedAt}). Correct one of the two.`
}
