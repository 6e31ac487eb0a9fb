import type {ExprNode} from 'groq-js'

import type {AttributePath} from '../catalog/outline.ts'
import type {ListingTools} from './createListings.ts'
import {orderAndCut, type Listing} from './readListing.ts'
import {readAll, standIn} from './standIn.ts'

/**
 * Leaves an order that columns do not have to groq-js: over stand-ins that hold only the keys where that will do, else over
 * the documents.
 *
 * @param numbers - all documents that meet its conditions, in the order of the dataset
 * @param paths - the attributes of its documents that will be looked at; null: all
 */
export function orderByGroq(
  listing: Listing,
  numbers: readonly number[],
  paths: readonly AttributePath[] | null,
  tools: ListingTools,
): ExprNode {
  const keys = readAll(listing.keys.map(({expression}) => expression))
  if (keys === null) {
    const documents = numbers.map((number) => tools.document(number, null))
    return orderAndCut({type: 'Value', value: documents}, listing)
  }
  const standIns = new Map(numbers.map((number) => [standIn(number, keys, tools), number]))
  const ordered = tools.evaluate(orderAndCut({type: 'Value', value: Array.from(standIns.keys())}, listing))
  const toDocument = (one: unknown): object | null => {
    const number = standIns.get(one as object)
    return number === undefined ? null : tools.document(number, paths)
  }
  return {type: 'Value', value: Array.isArray(ordered) ? ordered.map(toDocument) : toDocument(ordered)}
}
