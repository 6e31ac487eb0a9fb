import {canonicalJson} from '../document/canonicalJson.ts'
import type {PatchOperations} from '../plan/types.ts'
import {longestRise} from './alignEqual.ts'
import {keyPath, toKeyed, type Keyed} from './keyed.ts'

/** What two versions of something differ in: values to set, paths to unset, and then members to insert, in this order. */
export interface Difference {
  set: Record<string, unknown>
  unset: string[]
  inserts: Required<Pick<PatchOperations, 'insert'>>['insert'][]
}

/**
 * Compares two versions of an array of keyed objects. Members that are equal are in no operation, except as the neighbour that
 * an insertion is placed by; nothing is addressed by its index. A member that moved is taken out and put in again.
 *
 * @param path - Where the array is in its document.
 * @param before - The array, as it is.
 * @param after - The array, as it should be.
 * @returns Operations that make `before` into `after`; undefined when it can only be set as a whole.
 */
export function diffArray(path: string, before: unknown, after: unknown): Difference | undefined {
  const [old, next] = [toKeyed(before), toKeyed(after)]
  if (!old || !next) return undefined
  const oldByKey = new Map(old.map((item, index) => [item._key, {item, index}]))
  const common = next.filter(({_key}) => oldByKey.has(_key))
  const inPlace = longestRise(common.map(({_key}) => oldByKey.get(_key)?.index ?? 0)).map((index) => common[index])
  const stays = new Set(inPlace.map((item) => item?._key))
  if (stays.size === 0 && old.length + next.length > 0) return undefined

  const difference: Difference = {set: {}, unset: [], inserts: []}
  for (const {_key} of old) if (!stays.has(_key)) difference.unset.push(keyPath(path, _key))
  for (const item of next) {
    const stored = oldByKey.get(item._key)?.item
    if (stored && stays.has(item._key)) add(difference, diffMember(keyPath(path, item._key), stored, item))
  }
  difference.inserts.push(...placeInserts(path, next, stays))
  return difference
}

/** Runs of new members, each after the one before it; a run at the start stands before the first that stays. */
function placeInserts(path: string, next: readonly Keyed[], stays: ReadonlySet<unknown>): Difference['inserts'] {
  const inserts: Difference['inserts'] = []
  let run: Keyed[] = []
  let previous: string | undefined
  for (const item of next) {
    if (!stays.has(item._key)) {
      run.push(item)
      continue
    }
    if (run.length > 0) inserts.push(placeRun(path, run, previous, item._key))
    run = []
    previous = item._key
  }
  if (run.length > 0 && previous !== undefined) inserts.push({after: keyPath(path, previous), items: run})
  return inserts
}

function placeRun(path: string, items: Keyed[], previous: string | undefined, following: string) {
  return previous === undefined ? {before: keyPath(path, following), items} : {after: keyPath(path, previous), items}
}

/** A text block is set whole: its words and marks belong together. Of any other object, members that differ, where that is less. */
function diffMember(path: string, before: Keyed, after: Keyed): Difference {
  const whole: Difference = {set: {[path]: after}, unset: [], inserts: []}
  if (canonicalJson(before) === canonicalJson(after)) return {set: {}, unset: [], inserts: []}
  if (before['_type'] === 'block' || before['_type'] !== after['_type']) return whole
  const parts: Difference = {set: {}, unset: [], inserts: []}
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, next] = [before[name], after[name]]
    const at = `${path}.${name}`
    if (canonicalJson(old ?? null) === canonicalJson(next ?? null)) continue
    if (next === undefined || next === null) parts.unset.push(at)
    else add(parts, diffArray(at, old, next) ?? {set: {[at]: next}, unset: [], inserts: []})
  }
  return JSON.stringify(parts).length < JSON.stringify(whole).length ? parts : whole
}

function add(difference: Difference, more: Difference): void {
  Object.assign(difference.set, more.set)
  difference.unset.push(...more.unset)
  difference.inserts.push(...more.inserts)
}
