/**
 * JSONMatch paths that `@sanity/mutator` cannot follow, such as `friends[*].name` and `friends[-1].name`, as the single
 * places that they stand for in a document.
 *
 * @module
 */
import {jsonMatch, joinPaths, slicePath, stringifyPath, type MatchEntry} from '@sanity/json-match'

import type {PatchOperations, StoredDocument} from '../engine.ts'
import {isRecord} from '../isRecord.ts'

/** In the order in which they apply. */
const MAPS = ['setIfMissing', 'set', 'diffMatchPatch', 'inc', 'dec'] as const
const BEFORE_UNSET = 2

/**
 * Takes a patch apart into patches of one operation and one path, in the order in which they apply.
 *
 * @example
 * splitPatch({unset: ['c'], set: {a: 1, b: 2}}) // [{set: {a: 1}}, {set: {b: 2}}, {unset: ['c']}]
 */
export function splitPatch(operations: PatchOperations): PatchOperations[] {
  const maps = MAPS.map((name) =>
    Object.entries(operations[name] ?? {}).map(([path, value]) => ({[name]: {[path]: value}})),
  )
  const unset = (operations.unset ?? []).map((path) => ({unset: [path]}))
  const insert = operations.insert === undefined ? [] : [{insert: operations.insert}]
  return [...maps.slice(0, BEFORE_UNSET).flat(), ...unset, ...maps.slice(BEFORE_UNSET).flat(), ...insert]
}

/**
 * Puts the places that its path stands for into a patch of one operation.
 *
 * @param document - As the operations before this one left it.
 * @throws Error where the path is no JSONMatch
 */
export function resolvePaths(document: StoredDocument, operation: PatchOperations): PatchOperations {
  const {unset, insert} = operation
  // From the last to the first, since the places of items move up when one before them goes.
  if (unset !== undefined) return {unset: unset.flatMap((path) => findPlaces(document, path)).toReversed()}
  if (insert !== undefined) {
    const {items, ...position} = insert
    const moved = Object.entries(position).map(([name, path]) => [name, resolveParent(document, path)])
    return {insert: {...Object.fromEntries(moved), items}}
  }
  return Object.fromEntries(
    Object.entries(operation).map(([name, values]) => [
      name,
      Object.fromEntries(
        Object.entries(isRecord(values) ? values : {}).flatMap(([path, value]) =>
          findPlaces(document, path).map((place) => [place, value]),
        ),
      ),
    ]),
  )
}

function findPlaces(document: StoredDocument, path: string): string[] {
  return Array.from(jsonMatch(document, path)).flatMap((match) => {
    const place = countFromStart(document, match.path)
    return place === undefined ? [] : [stringifyPath(place)]
  })
}

/** The last step of an insertion says where in the array, which the array need not have yet. */
function resolveParent(document: StoredDocument, path: string): string {
  const [parent] = findPlaces(document, stringifyPath(slicePath(path, 0, -1)))
  return parent === undefined ? path : joinPaths(parent, slicePath(path, -1))
}

/** Negative indexes as positive ones; undefined where an array has no such item. */
function countFromStart(document: StoredDocument, path: MatchEntry['path']): MatchEntry['path'] | undefined {
  let value: unknown = document
  const counted: MatchEntry['path'] = []
  for (const step of path) {
    const isBackward = typeof step === 'number' && step < 0 && Array.isArray(value)
    const next = isBackward && Array.isArray(value) ? value.length + step : step
    if (typeof next === 'number' && next < 0) return undefined
    counted.push(next)
    value = valueAt(value, next)
  }
  return counted
}

function valueAt(value: unknown, step: MatchEntry['path'][number]): unknown {
  if (Array.isArray(value)) {
    if (typeof step === 'number') return value[step]
    return typeof step === 'object' ? value.find((item) => isRecord(item) && item['_key'] === step._key) : undefined
  }
  return isRecord(value) && typeof step === 'string' ? value[step] : undefined
}
