/**
 * Answers the listings in a query from the catalog: wherever a syntax tree has `*[…] | order(…)[…]`, the documents it comes
 * to take its place, and groq-js evaluates what is left, mostly projections of a few documents. A listing that depends on
 * what is around it becomes a reference that is answered when groq-js follows it.
 *
 * @module
 */
import type {ExprNode} from 'groq-js'

import type {AttributePath} from '../catalog/outline.ts'
import {mapChildren} from '../walk.ts'
import {attributesRead, readsOutside} from './attributesRead.ts'
import type {FindReferrers} from './compileTest.ts'
import type {Fields} from './fields.ts'
import {filterNumbers} from './filterNumbers.ts'
import {foldConstants} from './foldConstants.ts'
import {listFew} from './listFew.ts'
import {orderByGroq} from './orderByGroq.ts'
import {fillIn, readReference, toReference, toTemplate} from './outerValues.ts'
import {isConstantListing, readListing, type Listing} from './readListing.ts'
import {projectAttributes} from './projectAttributes.ts'
import {countListing, runListing, type ListingSource} from './runListing.ts'
import {readStoreListing, type StoreListing} from './readStoreListing.ts'
import {uniquePaths} from './standIn.ts'

/** What answers need of documents and of groq-js. */
export interface ListingTools {
  fields: Fields
  findReferrers: FindReferrers
  /**
   * A document as the perspective shows it.
   *
   * @param paths - the attributes that will be looked at; others may be missing. Null: all of them.
   */
  document(number: number, paths: readonly AttributePath[] | null): object
  /** The documents of a listing that the store answers, in the order of their ids; absent where not all may be shown. */
  fromStore?: (listing: StoreListing, paths: readonly AttributePath[] | null) => object[]
  /** The documents of a type after an id, where they are few and others are not known yet; else null. Absent where not all may be shown. */
  fewOfType?: (type: string, after: string) => readonly object[] | null
  /** What groq-js makes of an expression: the value, not copied. */
  evaluate(node: ExprNode): unknown
  /** Throws where the query is given up. */
  check(): void
}

/** Answers the listings of one query. */
export interface Listings {
  /** A syntax tree with its listings answered. */
  answer(tree: ExprNode): ExprNode
  /** What a reference leads to if it stands for a listing; undefined for every other reference. */
  follow(id: string): unknown
}

/** What is wanted of a listing. */
interface Wanted {
  node: ExprNode
  isCount: boolean
  /** The attributes of its documents that will be looked at; null: all. */
  paths: readonly AttributePath[] | null
}

interface Lookup {
  listing: Listing
  wanted: Wanted
  valueCount: number
}

/** Prepares for the listings of one query; `tools.evaluate` must follow references with what this returns. */
export function createListings(tools: ListingTools): Listings {
  const lookups: Lookup[] = []
  const source: ListingSource = {
    fields: tools.fields,
    findReferrers: tools.findReferrers,
    filter: (numbers, conditions) => filterNumbers(numbers, conditions, tools),
  }
  const answer = (node: ExprNode): ExprNode => answerNode(node) ?? mapChildren(node, answer)

  function answerNode(node: ExprNode): ExprNode | null {
    if (
      node.type === 'FuncCall' &&
      node.namespace === 'global' &&
      node.name === 'count' &&
      node.args[0] !== undefined
    ) {
      const listing = readListing(node.args[0])
      return listing === null || isOne(listing) ? null : answerOne(listing, {node, isCount: true, paths: []})
    }
    if (node.type === 'Map' || node.type === 'Projection') {
      const listing = readListing(node.base)
      if (listing === null) return null
      const paths = attributesRead(node.expr, node.type === 'Map')
      const base = answerOne(listing, {node: node.base, isCount: false, paths})
      if (base === null) return null
      const isList = node.type === 'Map' && base.type === 'Value' && Array.isArray(base.value)
      const projected = isList ? projectAttributes(base.value as object[], node.expr, tools.check) : null
      return projected === null ? {...node, base, expr: answer(node.expr)} : {type: 'Value', value: projected}
    }
    // What a bare `*` stands in is answered with it, or needs the dataset as it is.
    const listing = node.type === 'Everything' ? null : readListing(node)
    return listing === null ? null : answerOne(listing, {node, isCount: false, paths: null})
  }

  function answerOne(listing: Listing, wanted: Wanted): ExprNode | null {
    if (isConstantListing(listing)) return run(simplify(listing), wanted)
    const {conditions, values} = toTemplate(listing.conditions)
    if (conditions.some((condition) => readsOutside(condition, 0))) return null
    const prepared = simplify({...listing, conditions})
    const reference = toReference(lookups.push({listing: prepared, wanted, valueCount: values.length}) - 1, values)
    // A value that cannot be written leaves the listing to groq-js. It makes an array of one, as the reference does.
    const {node} = wanted
    if (!isOne(listing)) return coalesce(reference, mapChildren(node, answer))
    const plain: ExprNode = {
      type: 'Array',
      elements: [{type: 'ArrayElement', value: mapChildren(node, answer), isSplat: false}],
    }
    return {type: 'AccessElement', base: coalesce(reference, plain), index: 0}
  }

  /** Answers the listings inside of a listing's own conditions and works out what is constant in them. */
  function simplify(listing: Listing): Listing {
    return {
      ...listing,
      conditions: listing.conditions.map((condition) => foldConstants(answer(condition), tools.evaluate)),
      keys: listing.keys.map((key) => ({...key, expression: answer(key.expression)})),
    }
  }

  /** The documents of a listing, or their number, as a constant; or the listing over the ones it is about. */
  function run(listing: Listing, {node, isCount, paths}: Wanted): ExprNode {
    const stored = isCount || tools.fromStore === undefined ? null : readStoreListing(listing, paths)
    if (stored !== null) {
      const documents = tools.fromStore?.(stored, paths) ?? []
      return {type: 'Value', value: isOne(listing) ? (documents[0] ?? null) : documents}
    }
    const few = tools.fewOfType === undefined ? null : listFew(listing, tools.fewOfType)
    if (few !== null) return isCount && node.type === 'FuncCall' ? {...node, args: [few]} : few
    const parts = [...listing.conditions, ...listing.keys.map(({expression}) => expression)]
    tools.fields.prepare(uniquePaths(parts.flatMap((part) => attributesRead(part) ?? [])))
    if (isCount) return {type: 'Value', value: countListing(listing, source)}
    const {numbers, isOrdered} = runListing(listing, source)
    if (!isOrdered) return orderByGroq(listing, numbers, paths, tools)
    const documents = numbers.map((number) => tools.document(number, paths))
    return {type: 'Value', value: isOne(listing) ? (documents[0] ?? null) : documents}
  }

  function follow(id: string): unknown {
    const reference = readReference(id)
    const lookup = reference === null ? undefined : lookups[reference.listing]
    if (reference === null || lookup === undefined) return undefined
    const values = reference.readValues(lookup.valueCount)
    if (values === null) return null
    const {listing, wanted} = lookup
    const fill = (condition: ExprNode): ExprNode => foldConstants(fillIn(condition, values), tools.evaluate)
    const answered = tools.evaluate(run({...listing, conditions: listing.conditions.map(fill)}, wanted))
    return isOne(listing) ? [answered] : answered
  }

  return {answer, follow}
}

function isOne({range}: Listing): boolean {
  return range !== null && 'at' in range
}

function coalesce(first: ExprNode, second: ExprNode): ExprNode {
  return {type: 'FuncCall', namespace: 'global', name: 'coalesce', args: [first, second]} as ExprNode
}
