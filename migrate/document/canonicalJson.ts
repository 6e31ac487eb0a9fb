/**
 * Writes a JSON value so that equal values give equal texts: object keys sorted by code unit, no white space, members that
 * are `undefined` left out. The order of arrays is part of the value.
 *
 * @param value - a JSON value; anything else is written as `JSON.stringify` would
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`)
  return `{${members.join(',')}}`
}
