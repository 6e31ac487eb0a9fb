/**
 * Every document that a value refers to, at any depth.
 *
 * @param value - A document, or anything inside one.
 * @returns By id, each once: true where a reference is strong, so that the Content Lake does not let the other be deleted.
 */
export function referencesOf(value: unknown): Map<string, boolean> {
  const found = new Map<string, boolean>()
  const look = (one: unknown): void => {
    if (typeof one !== 'object' || one === null) return
    const {_ref: id, _weak} = one as {_ref?: unknown; _weak?: unknown}
    if (typeof id === 'string') found.set(id, found.get(id) === true || _weak !== true)
    for (const member of Object.values(one)) look(member)
  }
  look(value)
  return found
}
