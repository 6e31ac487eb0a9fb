import type {StoredDocument} from '../engine.ts'

/** A Mendoza patch whose one operation puts a whole value in place. */
type WholeValuePatch = [0, Record<string, unknown> | null]

function withoutRevision(document: StoredDocument | null): Record<string, unknown> | null {
  if (document === null) return null
  const {_rev, ...content} = document
  return content
}

/**
 * A change as Mendoza patches, forwards and back. Clients apply them to documents without `_rev`, and tell creation and
 * deletion by a patch that is exactly `[0, null]`; a patch that sets the whole value fits any state.
 */
export function toEffects(
  previous: StoredDocument | null,
  result: StoredDocument | null,
): {apply: WholeValuePatch; revert: WholeValuePatch} {
  return {apply: [0, withoutRevision(result)], revert: [0, withoutRevision(previous)]}
}
