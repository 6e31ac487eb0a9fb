import type {ExprNode} from 'groq-js'

import {attributesRead} from './attributesRead.ts'
import type {ListingTools} from './createListings.ts'
import {readAll, standIn} from './standIn.ts'

/**
 * Those of some documents that meet conditions, as groq-js evaluates them: on stand-ins made of columns where those hold
 * all that a condition looks at, then on the documents that are left.
 */
export function filterNumbers(
  numbers: readonly number[],
  conditions: readonly ExprNode[],
  tools: ListingTools,
): number[] {
  const onColumns = conditions.filter((condition) => attributesRead(condition) !== null)
  const onDocuments = conditions.filter((condition) => attributesRead(condition) === null)
  const paths = readAll(onColumns) ?? []
  const left = filterBy(numbers, onColumns, (number) => standIn(number, paths, tools), tools)
  return filterBy(left, onDocuments, (number) => tools.document(number, null), tools)
}

function filterBy(
  numbers: readonly number[],
  conditions: readonly ExprNode[],
  toObject: (number: number) => object,
  tools: ListingTools,
): number[] {
  const [first, ...rest] = conditions
  if (first === undefined || numbers.length === 0) return Array.from(numbers)
  const objects = numbers.map(toObject)
  const expr = rest.reduce<ExprNode>((left, right) => ({type: 'And', left, right}), first)
  const passed = new Set(tools.evaluate({type: 'Filter', base: {type: 'Value', value: objects}, expr}) as object[])
  return numbers.filter((_, index) => passed.has(objects[index] as object))
}
