/**
 * The references that a document holds (content-lake HTTP interface: reference rules).
 *
 * @module
 */
import {isRecord} from './isRecord.ts'

/** A target, and whether it must exist. */
export interface OutgoingReference {
  target: string
  /** False where every reference to the target is weak (`_weak: true`) or leads to another dataset (`_dataset`). */
  isStrong: boolean
  /** Whether every reference to the target stands inside of another reference, where GROQ's `references()` does not look. */
  isNested: boolean
}

/** What is known: a transaction asks more than once, and documents never change once they are made. */
const collected = new WeakMap<object, OutgoingReference[]>()

/** Every id that a document refers to, each once. A document that is null refers to nothing. */
export function collectReferences(document: Record<string, unknown> | null): readonly OutgoingReference[] {
  if (document === null) return []
  const known = collected.get(document) ?? findReferences(document)
  collected.set(document, known)
  return known
}

function findReferences(document: Record<string, unknown>): OutgoingReference[] {
  const found = new Map<string, OutgoingReference>()
  const collect = (value: unknown, isNested: boolean): void => {
    if (Array.isArray(value)) {
      for (const member of value) collect(member, isNested)
      return
    }
    if (!isRecord(value)) return
    const target = value['_ref']
    if (typeof target === 'string') {
      const isStrong = value['_weak'] !== true && typeof value['_dataset'] !== 'string'
      const known = found.get(target)
      found.set(target, {
        target,
        isStrong: isStrong || known?.isStrong === true,
        // To GROQ a reference without an id is none.
        isNested: (isNested || target === '') && known?.isNested !== false,
      })
    }
    for (const name in value) collect(value[name], isNested || Boolean(target))
  }
  collect(document, false)
  return Array.from(found.values())
}
