import type {ExprNode} from 'groq-js'

import type {AttributePath} from '../catalog/outline.ts'
import {pathOf} from './attributesRead.ts'

/** So many documents are projected between looking at the clock and the memory. */
const EVERY = 1_024

/**
 * Projects documents as groq-js does, in a small part of the time: where a projection does no more than name attributes, as
 * in `{_id, "slug": slug.current}` and `.slug.current`.
 *
 * @param expression - what stands for each document
 * @param check - throws where the query is given up
 * @returns null where the projection does more, or groq-js cannot look into a document
 */
export function projectAttributes(
  documents: readonly (object | null)[],
  expression: ExprNode,
  check: () => void,
): unknown[] | null {
  const path = pathOf(expression)
  const members = path === null ? readMembers(expression) : null
  if (path === null && members === null) return null
  const projected: unknown[] = []
  for (const document of documents) {
    if (projected.length % EVERY === 0) check()
    const made = path === null ? toObject(document, members ?? []) : readPath(document, path)
    if (made === UNREADABLE) return null
    projected.push(made)
  }
  return projected
}

/** An attribute of what a projection makes, and where it comes from. */
interface Member {
  name: string
  path: AttributePath
}

/** What groq-js refuses to look into. */
const UNREADABLE = Symbol('unreadable')

function readMembers(expression: ExprNode): Member[] | null {
  if (expression.type !== 'Projection' || expression.base.type !== 'This' || expression.expr.type !== 'Object')
    return null
  const members: Member[] = []
  for (const attribute of expression.expr.attributes) {
    const path = attribute.type === 'ObjectAttributeValue' ? pathOf(attribute.value) : null
    // Set as groq-js sets it, this one changes the object and becomes no attribute.
    if (path === null || attribute.type !== 'ObjectAttributeValue' || attribute.name === '__proto__') return null
    members.push({name: attribute.name, path})
  }
  return members
}

function toObject(document: object | null, members: readonly Member[]): unknown {
  if (document === null) return null
  const object: Record<string, unknown> = {}
  for (const {name, path} of members) {
    const value = readPath(document, path)
    if (value === UNREADABLE) return UNREADABLE
    object[name] = value
  }
  return object
}

function readPath(document: object | null, path: AttributePath): unknown {
  let value: unknown = document
  for (const name of path) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
    if (Object.hasOwn(value, 'hasOwnProperty')) return UNREADABLE
    if (!Object.hasOwn(value, name)) return null
    value = (value as Record<string, unknown>)[name]
  }
  return value
}
