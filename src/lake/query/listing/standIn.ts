import type {ExprNode} from 'groq-js'

import {LONG_TEXT, OPAQUE, type AttributePath} from '../catalog/outline.ts'
import {attributesRead} from './attributesRead.ts'
import type {ListingTools} from './createListings.ts'

/** An object with some of a document's attributes; the document itself where columns do not hold all of them. */
export function standIn(number: number, paths: readonly AttributePath[], {fields, document}: ListingTools): object {
  const object: Record<string, unknown> = {}
  for (const path of paths) {
    const value = fields.field(path).valueOf(number)
    if (value === OPAQUE || value === LONG_TEXT) return document(number, null)
    let parent = object
    for (const name of path.slice(0, -1)) parent = (parent[name] ??= {}) as Record<string, unknown>
    parent[path.at(-1) as string] = value
  }
  return object
}

/** What several expressions look at together; null where one may look at all of the document. */
export function readAll(expressions: readonly ExprNode[]): AttributePath[] | null {
  const lists = expressions.map((expression) => attributesRead(expression))
  return lists.every((list) => list !== null) ? uniquePaths(lists.flat()) : null
}

/** Each path once, and none inside another. */
export function uniquePaths(paths: readonly AttributePath[]): AttributePath[] {
  const known = Array.from(new Map(paths.map((path) => [JSON.stringify(path), path])).values())
  return known.filter(
    (path) => !known.some((other) => other.length < path.length && other.every((name, index) => name === path[index])),
  )
}
