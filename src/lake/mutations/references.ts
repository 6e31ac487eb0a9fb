/**
 * The references that a document holds (content-lake HTTP interface: reference rules).
 *
 * @module
 */
/** A target, and whether it must exist. */
export interface OutgoingReference {
  target: string
  /** False where every reference to the target is weak (`_weak: true`) or leads to another dataset (`_dataset`). */
  isStrong: boolean
  /** Whether every reference to the target stands inside of another reference, where GROQ's `references()` does not look. */
  isNested: boolean
}

/** Every id that a document refers to, each once. A document that is null refers to nothing. */
export function collectReferences(document: Record<string, unknown> | null): readonly OutgoingReference[] {
  if (document === null) return []
  const found = new Map<string, OutgoingReference>()
  const collect = (value: object, isNested: boolean): void => {
    if (Array.isArray(value)) {
      for (const member of value as unknown[]) {
        if (typeof member === 'object' && member !== null) collect(member, isNested)
      }
      return
    }
    const record = value as Record<string, unknown>
    const target = record['_ref']
    if (typeof target === 'string') {
      const isStrong = record['_weak'] !== true && typeof record['_dataset'] !== 'string'
      const known = found.get(target)
      found.set(target, {
        target,
        isStrong: isStrong || known?.isStrong === true,
        // To GROQ a reference without an id is none.
        isNested: (isNested || target === '') && known?.isNested !== false,
      })
    }
    const isInside = isNested || Boolean(target)
    for (const name in record) {
      const member = record[name]
      if (typeof member === 'object' && member !== null) collect(member, isInside)
    }
  }
  collect(document, false)
  return Array.from(found.values())
}
