import type {ExprNode} from 'groq-js'

import type {AttributePath} from '../catalog/outline.ts'
import type {StubRange} from '../source.ts'
import {pathOf} from './attributesRead.ts'
import {readConstants} from './readConstants.ts'
import type {Listing} from './readListing.ts'

/** Documents that the store finds by itself: by their ids, or the next ones of a type in the order of their ids. */
export type StoreListing = {ids: readonly string[]} | StubRange

/** What a stub has. */
const OF_STUB: ReadonlySet<string> = new Set(['_id', '_type', '_rev'])

/**
 * Reads a listing that needs no catalog, so that a lake that was opened for a few questions does not read all its documents
 * for them: `*[_id in […]]`, and `*[_type == "…" && _id > "…"] | order(_id)[0...n]` of which only ids and revisions are wanted.
 *
 * @param paths - the attributes that are looked at; null: all
 * @returns null for every other listing
 */
export function readStoreListing(
  {conditions, keys, range}: Listing,
  paths: readonly AttributePath[] | null,
): StoreListing | null {
  const isById = keys.every(({expression, isDescending}) => !isDescending && isAttribute(expression, '_id'))
  const [first, second, ...more] = conditions
  if (!isById || keys.length > 1 || first === undefined || more.length > 0) return null
  const ids = second === undefined ? readIds(first) : null
  if (ids !== null) return range === null || ('at' in range && range.at === 0 && ids.length <= 1) ? {ids} : null

  if (paths?.every(([name = '', ...rest]) => OF_STUB.has(name) && rest.length === 0) !== true) return null
  const hasRevision = paths.some(([name]) => name === '_rev')
  const type = readType(first)
  const after = second === undefined ? '' : readAfter(second)
  if (type === null || after === null) return null
  if (range === null) return {type, after, hasRevision}
  if ('at' in range || range.from !== 0 || range.to < 0) return null
  return {type, after, hasRevision, limit: range.to + (range.isInclusive ? 1 : 0)}
}

/** The type that a condition asks for; null where it asks for something else. */
export function readType(condition: ExprNode): string | null {
  return readOperand(condition, '==', '_type')
}

/** The id that a condition asks for ids after; null where it asks for something else. */
export function readAfter(condition: ExprNode): string | null {
  return readOperand(condition, '>', '_id')
}

function readIds(condition: ExprNode): readonly string[] | null {
  const id = readOperand(condition, '==', '_id')
  if (id !== null) return [id]
  if (condition.type !== 'OpCall' || condition.op !== 'in' || !isAttribute(condition.left, '_id')) return null
  const members = readConstants(condition.right)
  return members?.every((member) => typeof member === 'string') === true ? [...new Set(members)].sort() : null
}

/** The text that an attribute is compared with. */
function readOperand(condition: ExprNode, op: string, name: string): string | null {
  if (condition.type !== 'OpCall' || condition.op !== op || !isAttribute(condition.left, name)) return null
  const {right} = condition
  return right.type === 'Value' && typeof right.value === 'string' ? right.value : null
}

function isAttribute(node: ExprNode, name: string): boolean {
  const path = pathOf(node)
  return path?.length === 1 && path[0] === name
}
