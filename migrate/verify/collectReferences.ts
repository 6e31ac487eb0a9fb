/**
 * Every document that a value refers to, strongly or weakly, at any depth.
 *
 * @param value - A document, or anything inside one.
 * @returns Ids, each once.
 */
export function collectReferences(value: unknown): Set<string> {
  const found = new Set<string>()
  const look = (one: unknown): void => {
    if (typeof one !== 'object' || one === null) return
    const reference = (one as {_ref?: unknown})._ref
    if (typeof reference === 'string') found.add(reference)
    for (const member of Object.values(one)) look(member)
  }
  look(value)
  return found
}
