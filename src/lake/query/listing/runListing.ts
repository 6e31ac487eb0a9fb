import type {ExprNode} from 'groq-js'

import {pathOf} from './attributesRead.ts'
import {compileTest, type FindReferrers} from './compileTest.ts'
import type {Fields} from './fields.ts'
import {findAccess, smaller, type Access} from './findAccess.ts'
import type {Listing, Range} from './readListing.ts'
import {smallest} from './smallest.ts'
import {compareBy, walkInOrder, type FieldKey} from './walkInOrder.ts'

/** What a listing needs besides columns. */
export interface ListingSource {
  fields: Fields
  findReferrers: FindReferrers
  /** Those of some documents that meet conditions, in the order given; looks at the documents if it must. */
  filter(numbers: readonly number[], conditions: readonly ExprNode[]): number[]
}

/** The documents of a listing by number, and whether what is left of it is still to be done. */
export interface Found {
  numbers: number[]
  /** False where the order depends on more than columns: all documents are here, in the order of the dataset. */
  isOrdered: boolean
}

/** How many documents are looked at together at first, when it is not known how many of them will do. */
const FIRST_CHUNK = 64

/** How many documents a listing has. */
export function countListing(listing: Listing, source: ListingSource): number {
  // Parts of a listing are cut in its order, but however they are ordered, they are as many.
  const {numbers} = runListing({...listing, keys: []}, source, listing.range === null)
  return numbers.length
}

/**
 * Finds the documents of a listing, looking at as few as it can: by the most selective condition where there is one, in
 * the order asked for where that ends sooner.
 *
 * @param inAnyOrder - the order does not matter, and all are wanted
 */
export function runListing(listing: Listing, source: ListingSource, inAnyOrder = false): Found {
  const {fields, findReferrers} = source
  const tests = listing.conditions.map((node) => ({node, test: compileTest(node, fields, findReferrers)}))
  const quick = tests.flatMap(({test}) => (test === null ? [] : [test]))
  const slow = tests.filter(({test}) => test === null).map(({node}) => node)
  const access = listing.conditions
    .map((node) => findAccess(node, fields, findReferrers))
    .reduce<Access | null>(smaller, null)
  const keys = listing.keys.map(({expression, isDescending}) => toFieldKey(expression, isDescending, fields))
  const isOrdered = keys.every((key) => key !== null)
  const order = isOrdered ? keys : []
  const passes = (number: number): boolean => fields.shows(number) && quick.every((test) => test(number) === true)
  const wanted = isOrdered ? limitOf(listing.range) : Infinity

  if (inAnyOrder && access !== null) {
    const numbers = Array.from(access.numbers()).filter(passes)
    return {numbers: slow.length === 0 ? numbers : source.filter(numbers, slow), isOrdered: false}
  }
  const inOrder = isWalkShorter(access, fields, wanted)
    ? walkInOrder(order, fields, passes, slow.length === 0 ? wanted : Infinity)
    : gather(access, order, fields, passes, slow.length === 0 ? wanted : Infinity)
  const numbers = takeFiltered(inOrder, wanted, (chunk) => (slow.length === 0 ? chunk : source.filter(chunk, slow)))
  return {numbers: isOrdered ? cut(numbers, listing.range) : numbers, isOrdered}
}

/** Part of what was found in order, as GROQ's slices and elements take it. */
function cut(numbers: number[], range: Range | null): number[] {
  if (range === null) return numbers
  if ('at' in range) {
    const number = numbers[range.at < 0 ? range.at + numbers.length : range.at]
    return number === undefined ? [] : [number]
  }
  const toIndex = (position: number): number => (position < 0 ? numbers.length + position : position)
  return numbers.slice(Math.max(0, toIndex(range.from)), Math.max(0, toIndex(range.to) + (range.isInclusive ? 1 : 0)))
}

/** How many documents from the start a range looks at; infinite where it counts from the end. */
function limitOf(range: Range | null): number {
  if (range === null) return Infinity
  if ('at' in range) return range.at < 0 ? Infinity : range.at + 1
  return range.from < 0 || range.to < 0 ? Infinity : range.to + (range.isInclusive ? 1 : 0)
}

function toFieldKey(expression: ExprNode, isDescending: boolean, fields: Fields): FieldKey | null {
  const path = pathOf(expression)
  if (path === null) return null
  const field = fields.field(path)
  return field.hasLongTexts() ? null : {field, isDescending}
}

/**
 * Whether going through all documents in order until there are enough is likely shorter than collecting those that the
 * access selects and sorting them.
 */
function isWalkShorter(access: Access | null, fields: Fields, wanted: number): boolean {
  if (access === null) return true
  const size = fields.catalog.size()
  const steps = Number.isFinite(wanted) ? Math.min(size, (size * wanted) / Math.max(1, access.size)) : size
  return steps < access.size * SORTING_COST
}

/** What sorting one document costs, in steps of a walk. */
const SORTING_COST = 4

function* gather(
  access: Access | null,
  order: readonly FieldKey[],
  fields: Fields,
  passes: (number: number) => boolean,
  wanted: number,
): Generator<number> {
  const found = Array.from(access?.numbers() ?? fields.all()).filter(passes)
  yield* smallest(found, compareBy(order, fields), wanted)
}

function takeFiltered(numbers: Iterable<number>, wanted: number, filter: (chunk: number[]) => number[]): number[] {
  const taken: number[] = []
  let chunk: number[] = []
  let size = FIRST_CHUNK
  if (wanted === 0) return taken
  for (const number of numbers) {
    chunk.push(number)
    if (chunk.length < size && taken.length + chunk.length < wanted) continue
    for (const one of filter(chunk)) taken.push(one)
    if (taken.length >= wanted) return taken
    chunk = []
    size *= 2
  }
  for (const number of filter(chunk)) taken.push(number)
  return taken
}
