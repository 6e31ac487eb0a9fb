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
}

/** Every id that a document refers to, each once. A document that is null refers to nothing. */
export function collectReferences(document: Record<string, unknown> | null): OutgoingReference[] {
  const found = new Map<string, boolean>()
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(collect)
    if (!isRecord(value)) return
    if (typeof value['_ref'] === 'string') {
      const isStrong = value['_weak'] !== true && typeof value['_dataset'] !== 'string'
      found.set(value['_ref'], isStrong || found.get(value['_ref']) === true)
    }
    Object.values(value).forEach(collect)
  }
  collect(document)
  return Array.from(found, ([target, isStrong]) => ({target, isStrong}))
}
