/**
 * Writes a JSON value so that equal values give equal texts: object keys sorted by code unit, no white space, members that
 * are `undefined` left out. The order of arrays is part of the value.
 *
 * @param value - A JSON value; anything else is written as `JSON.stringify` would.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  let text = ''
  if (Array.isArray(value)) {
    for (const item of value as unknown[]) text += (text === '' ? '' : ',') + canonicalJson(item ?? null)
    return `[${text}]`
  }
  const members = value as Record<string, unknown>
  for (const key of Object.keys(members).sort()) {
    const member = members[key]
    if (member !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(member)}`
  }
  return `{${text}}`
}
