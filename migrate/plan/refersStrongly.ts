/**
 * Whether a document refers to another in a way that keeps it from being deleted.
 *
 * @param value - The document, or anything inside one.
 * @param id - Of the other.
 */
export function refersStrongly(value: unknown, id: string): boolean {
  if (typeof value !== 'object' || value === null) return false
  const {_ref, _weak} = value as {_ref?: unknown; _weak?: unknown}
  if (_ref === id && _weak !== true) return true
  return Object.values(value).some((member) => refersStrongly(member, id))
}
