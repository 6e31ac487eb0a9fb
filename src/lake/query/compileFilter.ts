import {evaluateSync, type ExprNode} from 'groq-js'

import type {StoredDocument} from '../engine.ts'
import {parseQuery} from './parseQuery.ts'
import {followPhrase} from './phrase.ts'
import {createQueryError, explainFailure, isGroqError} from './queryErrors.ts'
import {readsText, withText} from './textQuery.ts'

/** Who listens, and when. */
export interface FilterOptions {
  /** What `identity()` answers. */
  identity: string
  /** What `now()` answers at each test; the system clock by default. */
  now?: () => Date
}

/**
 * Makes a test of single documents from a listener's query. Only its top-level filter counts, as in the hosted lake:
 * projections, orders and slices are left out, and a reference followed with `->` leads nowhere.
 *
 * @returns whether a document, as it is stored, passes the filter; false for null, and for a document on which the
 * filter cannot be evaluated. A bare `*` passes every document.
 * @throws LakeError 400 where the query cannot be read or evaluated, or does not start with `*`
 *
 * @example
 * const isTea = compileFilter('*[_type == $type]{title}', {type: 'tea'}, {identity: 'ada'})
 * isTea(document) // true for documents of type tea
 */
export function compileFilter(
  query: string,
  params: Record<string, unknown>,
  options: FilterOptions,
): (document: StoredDocument | null) => boolean {
  const filter = findFilter(parseQuery(query, params))
  if (filter === null) {
    throw createQueryError('A listener needs a query that starts with "*", such as *[_type == "article"].')
  }
  const prepare = readsText(filter) ? withText : (document: StoredDocument): StoredDocument => document
  const passes = (dataset: object[]): boolean => {
    // A phrase is a reference that is no document.
    const dereference = ({_ref}: {_ref: string}): StoredDocument | null =>
      (followPhrase(_ref) ?? null) as StoredDocument | null
    const {identity, now = () => new Date()} = options
    const passed = evaluateSync(filter, {dataset, params, identity, timestamp: now(), dereference})
    return passed.type === 'array' && passed.data.length > 0
  }
  try {
    passes([{}])
  } catch (error) {
    throw explainFailure(error)
  }
  return (document) => {
    try {
      return document !== null && passes([prepare(document)])
    } catch (error) {
      if (isGroqError(error)) return false
      throw error
    }
  }
}

/** The `*` of a query with the filters directly on it. */
function findFilter(node: ExprNode): ExprNode | null {
  if (isFilter(node)) return node
  return 'base' in node && node.base !== undefined ? findFilter(node.base) : null
}

function isFilter(node: ExprNode): boolean {
  return node.type === 'Everything' || (node.type === 'Filter' && isFilter(node.base))
}
