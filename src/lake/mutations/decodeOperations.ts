import {parsePath} from '@sanity/json-match'

import type {PatchOperations} from '../engine.ts'
import {isRecord} from '../isRecord.ts'

/** Says what is wrong with the value of an operation, or null. */
type Check = (value: unknown) => string | null

const mapOf =
  (isMember: (value: unknown) => boolean, members: string): Check =>
  (value) =>
    isRecord(value) && Object.values(value).every(isMember) ? null : `must be an object from paths to ${members}`

const anything = mapOf(() => true, 'values')
const numbers = mapOf(Number.isFinite, 'numbers')

const OPERATIONS: Record<keyof PatchOperations, Check> = {
  set: anything,
  setIfMissing: anything,
  unset: (value) =>
    Array.isArray(value) && value.every((path) => typeof path === 'string') ? null : 'must be an array of paths',
  inc: numbers,
  dec: numbers,
  diffMatchPatch: mapOf((patch) => typeof patch === 'string', 'patches in diff-match-patch text form'),
  insert: checkInsert,
  merge: () => 'is not supported; use "set" with one path for each attribute',
}

const PLACES = new Set(['before', 'after', 'replace'])

function checkInsert(value: unknown): string | null {
  if (!isRecord(value)) return 'must be an object'
  const keys = Object.keys(value)
  const stated = keys.filter((key) => PLACES.has(key))
  if (stated.length !== 1 || !stated.every((key) => typeof value[key] === 'string')) {
    return 'needs exactly one of before, after and replace, with a path'
  }
  if (!Array.isArray(value['items'])) return 'needs "items", an array'
  const unknown = keys.find((key) => key !== 'items' && !PLACES.has(key))
  return unknown === undefined ? null : `has no "${unknown}"`
}

function isOperations(value: Record<string, unknown>): value is PatchOperations & Record<string, unknown> {
  return Object.entries(value).every(([name, operand]) => findProblem(name, operand) === null)
}

/** The paths in an operation that passed its check. */
function pathsOf(name: string, value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String)
  const entries = Object.entries(isRecord(value) ? value : {})
  return name === 'insert'
    ? entries.flatMap(([key, path]) => (PLACES.has(key) ? [String(path)] : []))
    : entries.map(([path]) => path)
}

/** `@sanity/mutator` reads `tags]` as `tags` and `my title` as `my`, and would write there. */
function findPathProblem(name: string, value: unknown): string | null {
  for (const path of pathsOf(name, value)) {
    try {
      parsePath(path)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      return `"${name}" of a patch has the path ${JSON.stringify(path)}, which is no JSONMatch: ${reason}.`
    }
  }
  return null
}

function findProblem(name: string, value: unknown): string | null {
  const check = Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name as keyof PatchOperations] : undefined
  if (check === undefined) {
    return `a patch has no operation "${name}"; expected some of ${Object.keys(OPERATIONS).join(', ')}.`
  }
  const problem = check(value)
  return problem === null ? findPathProblem(name, value) : `"${name}" of a patch ${problem}.`
}

/**
 * Reads the operations of a patch.
 *
 * @param value - a patch without its selection and revision
 * @returns the operations, or one sentence that says what is wrong with the first malformed one
 */
export function decodeOperations(value: Record<string, unknown>): PatchOperations | string {
  if (isOperations(value)) return value
  return Object.entries(value).reduce<string>(
    (found, [name, operand]) => found || (findProblem(name, operand) ?? ''),
    '',
  )
}
