import type {ExprNode} from 'groq-js'

import {readAfter, readType} from './readStoreListing.ts'
import {orderAndCut, type Listing} from './readListing.ts'

/** Documents of a type that are read by themselves at most. */
export const FEW = 100

/**
 * Leaves a listing to groq-js over the documents of the one type it asks for, where they are few: so a lake that was opened for
 * a few questions does not read all its documents for those about another type.
 *
 * @param ofType - the documents of a type whose ids come after one, in the order of the dataset; null where they are many
 * @returns null where the listing asks for no one type, or there are many
 */
export function listFew(
  listing: Listing,
  ofType: (type: string, after: string) => readonly object[] | null,
): ExprNode | null {
  const type = listing.conditions.map(readType).find((found) => found !== null)
  const after = listing.conditions.map(readAfter).find((found) => found !== null) ?? ''
  const documents = type === undefined ? null : ofType(type, after)
  if (documents === null) return null
  let node: ExprNode = {type: 'Value', value: documents}
  for (const expr of listing.conditions) node = {type: 'Filter', base: node, expr}
  return orderAndCut(node, listing)
}
