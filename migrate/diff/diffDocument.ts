import {canonicalJson} from '../document/canonicalJson.ts'
import {toParts} from '../document/members.ts'
import type {Mutation, PatchOperations, StoredDocument} from '../plan/types.ts'
import type {SanityDocument} from '../types.ts'
import {diffArray, type Difference} from './diffArray.ts'

/**
 * Compares two versions of a document, apart from what the Content Lake keeps of it (`_…`).
 *
 * @param before - The document, as the dataset holds it.
 * @param after - The document, as it should be.
 * @returns Patches to apply in order; none when the two are equal. What is equal is in none of them, and array members are
 *   addressed by `_key`.
 */
function diffDocument(before: SanityDocument, after: SanityDocument): PatchOperations[] {
  const difference: Difference = {set: {}, unset: [], inserts: []}
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (name.startsWith('_')) continue
    const [old, next] = [before[name], after[name]]
    if (canonicalJson(old ?? null) === canonicalJson(next ?? null)) continue
    if (next === undefined || next === null) difference.unset.push(name)
    else if (isDivided(name, old, next)) addMembers(difference, toParts({[name]: old}), toParts({[name]: next}))
    else {
      const {set, unset, inserts} = diffArray(name, old, next) ?? {set: {[name]: next}, unset: [], inserts: []}
      Object.assign(difference.set, set)
      difference.unset.push(...unset)
      difference.inserts.push(...inserts)
    }
  }
  const {set, unset, inserts} = difference
  const first = {...(Object.keys(set).length > 0 && {set}), ...(unset.length > 0 && {unset})}
  return [...(Object.keys(first).length > 0 ? [first] : []), ...inserts.map((insert) => ({insert}))]
}

/** Whether both are values whose members are merged, and patched, one by one. */
function isDivided(name: string, old: unknown, next: unknown): boolean {
  return [old, next].every((value) => {
    const parts = [...toParts({[name]: value}).keys()]
    return parts.length > 0 && !parts.includes(name)
  })
}

function addMembers(
  {set, unset}: Difference,
  old: ReadonlyMap<string, unknown>,
  next: ReadonlyMap<string, unknown>,
): void {
  for (const [part, value] of next) if (canonicalJson(old.get(part) ?? null) !== canonicalJson(value)) set[part] = value
  for (const part of old.keys()) if (!next.has(part)) unset.push(part)
}

/**
 * Writes the patches that make a stored document into another version of itself. They hold only for the revision that was
 * compared: when someone saves in between, the Content Lake refuses them.
 *
 * @param before - The document, as the dataset holds it.
 * @param after - The document, as it should be.
 */
export function patchDocument(before: StoredDocument, after: SanityDocument): Mutation[] {
  return diffDocument(before, after).map((operations, index) => ({
    patch: {id: before._id, ...(index === 0 && {ifRevisionID: before._rev}), ...operations},
  }))
}
