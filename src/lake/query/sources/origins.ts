import type {StoredDocument} from '../../engine.ts'

/** A step into a document: the name of an attribute, or a member of an array. */
export type Step = string | {index: number; key: string | undefined}

/** Where an object of a document stands. */
export interface Origin {
  document: StoredDocument
  path: readonly Step[]
}

/**
 * Finds out which objects and arrays are parts of documents, by what they are and not by what is in them.
 *
 * @param shown - the documents that a query was given
 */
export function indexOrigins(shown: Iterable<StoredDocument>): ReadonlyMap<object, Origin> {
  const origins = new Map<object, Origin>()

  function add(value: unknown, document: StoredDocument, path: readonly Step[]): void {
    if (typeof value !== 'object' || value === null || origins.has(value)) return
    origins.set(value, {document, path})
    if (Array.isArray(value)) {
      for (const [index, member] of (value as unknown[]).entries())
        add(member, document, [...path, stepTo(member, index)])
      return
    }
    for (const [name, member] of Object.entries(value)) add(member, document, [...path, name])
  }

  for (const document of shown) add(document, document, [])
  return origins
}

/** The step from an array to one of its members. */
export function stepTo(member: unknown, index: number): Step {
  const key: unknown =
    typeof member === 'object' && member !== null && '_key' in member ? (member as {_key: unknown})._key : undefined
  return {index, key: typeof key === 'string' && key !== '' ? key : undefined}
}
