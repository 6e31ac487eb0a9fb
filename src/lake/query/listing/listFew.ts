import type {ExprNode} from 'groq-js'

import {readAfter, readType} from './readStoreListing.ts'
import type {Listing} from './readListing.ts'

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
  {conditions, keys, range}: Listing,
  ofType: (type: string, after: string) => readonly object[] | null,
): ExprNode | null {
  const type = conditions.map(readType).find((found) => found !== null)
  const after = conditions.map(readAfter).find((found) => found !== null) ?? ''
  const documents = type === undefined ? null : ofType(type, after)
  if (documents === null) return null
  let node: ExprNode = {type: 'Value', value: documents}
  for (const expr of conditions) node = {type: 'Filter', base: node, expr}
  if (keys.length > 0) {
    const args = keys.map(({expression, isDescending}): ExprNode =>
      isDescending ? {type: 'Desc', base: expression} : expression,
    )
    node = {type: 'PipeFuncCall', name: 'order', base: node, args} as ExprNode
  }
  if (range === null) return node
  if ('at' in range) return {type: 'AccessElement', base: node, index: range.at}
  return {type: 'Slice', base: node, left: range.from, right: range.to, isInclusive: range.isInclusive}
}
