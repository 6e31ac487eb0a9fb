/**
 * Answers the listings in a query from the catalog: wherever a syntax tree has `*[…] | order(…)[…]`, the documents it comes
 * to take its place, and groq-js evaluates what is left, mostly projections of a few documents.
 *
 * @module
 */
import type {ExprNode} from 'groq-js'

import {LONG_TEXT, OPAQUE, type AttributePath} from '../catalog/outline.ts'
import {attributesRead} from './attributesRead.ts'
import type {FindReferrers} from './compileTest.ts'
import type {Fields} from './fields.ts'
import {foldConstants, readsDataset} from './foldConstants.ts'
import {readListing, type Listing} from './readListing.ts'
import {countListing, runListing, type ListingSource} from './runListing.ts'

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
  /** What groq-js makes of an expression that does not read the dataset: the value, not copied. */
  evaluate(node: ExprNode): unknown
}

/** Replaces what can be replaced. A tree without listings comes back as it is. */
export function answerListings(tree: ExprNode, tools: ListingTools): ExprNode {
  const answer = (node: ExprNode): ExprNode => answerNode(node, tools) ?? mapChildren(node, answer)
  return answer(tree)
}

function answerNode(node: ExprNode, tools: ListingTools): ExprNode | null {
  if (node.type === 'FuncCall' && node.namespace === 'global' && node.name === 'count' && node.args[0] !== undefined) {
    const listing = readListing(node.args[0])
    const isList = listing !== null && !(listing.range !== null && 'at' in listing.range)
    const ready = isList ? simplify(listing, tools) : null
    return ready === null ? null : {type: 'Value', value: countListing(ready, toSource(tools))}
  }
  if ((node.type === 'Map' || node.type === 'Projection') && readListing(node.base) !== null) {
    const paths = attributesRead(node.expr, node.type === 'Map')
    const base = toValue(node.base, tools, paths)
    return base === null ? null : {...node, base, expr: answerListings(node.expr, tools)}
  }
  // What a bare `*` stands in is answered with it, or needs the dataset as it is.
  return node.type === 'Everything' ? null : toValue(node, tools, null)
}

/**
 * Answers the listings inside of a listing's own conditions and works out what is constant in them.
 *
 * @returns null where a condition still depends on the dataset
 */
function simplify(listing: Listing, tools: ListingTools): Listing | null {
  const conditions = listing.conditions.map((condition) =>
    foldConstants(answerListings(condition, tools), tools.evaluate),
  )
  const keys = listing.keys.map((key) => ({...key, expression: answerListings(key.expression, tools)}))
  const parts = [...conditions, ...keys.map(({expression}) => expression)]
  if (parts.some(readsDataset)) return null
  tools.fields.prepare(uniquePaths(parts.flatMap((part) => attributesRead(part) ?? [])))
  return {...listing, conditions, keys}
}

function toSource(tools: ListingTools): ListingSource {
  const {fields, findReferrers} = tools
  return {fields, findReferrers, filter: (numbers, conditions) => filter(numbers, conditions, tools)}
}

function toValue(node: ExprNode, tools: ListingTools, paths: readonly AttributePath[] | null): ExprNode | null {
  const read = readListing(node)
  const listing = read === null ? null : simplify(read, tools)
  if (listing === null) return null
  const {numbers, isOrdered} = runListing(listing, toSource(tools))
  if (!isOrdered) return orderByGroq(node, listing, numbers, tools, paths)
  const documents = numbers.map((number) => tools.document(number, paths))
  const isOne = listing.range !== null && 'at' in listing.range
  return {type: 'Value', value: isOne ? (documents[0] ?? null) : documents}
}

/** Leaves the order to groq-js: over stand-ins that have only the keys where that will do, else over the documents. */
function orderByGroq(
  node: ExprNode,
  listing: Listing,
  numbers: readonly number[],
  tools: ListingTools,
  paths: readonly AttributePath[] | null,
): ExprNode {
  const keys = readAll(listing.keys.map(({expression}) => expression))
  const standIns = keys === null ? null : new Map(numbers.map((number) => [standIn(number, keys, tools), number]))
  if (standIns === null) {
    return replaceSource(
      node,
      numbers.map((number) => tools.document(number, null)),
    )
  }
  const ordered = tools.evaluate(replaceSource(node, Array.from(standIns.keys())))
  const toDocument = (one: unknown): object | null => {
    const number = standIns.get(one as object)
    return number === undefined ? null : tools.document(number, paths)
  }
  return {type: 'Value', value: Array.isArray(ordered) ? ordered.map(toDocument) : toDocument(ordered)}
}

/** A listing over some documents instead of the dataset, its filters left out, since they hold for these. */
function replaceSource(node: ExprNode, documents: object[]): ExprNode {
  if (node.type === 'Filter') return replaceSource(node.base, documents)
  if ('base' in node && node.base !== undefined) {
    return {...node, base: replaceSource(node.base, documents)} as ExprNode
  }
  return {type: 'Value', value: documents}
}

function filter(numbers: readonly number[], conditions: readonly ExprNode[], tools: ListingTools): number[] {
  const paths = conditions.map((condition) => attributesRead(condition))
  const onColumns = conditions.filter((_, index) => paths[index] !== null)
  const onDocuments = conditions.filter((_, index) => paths[index] === null)
  const known = readAll(onColumns) ?? []
  const left = filterBy(numbers, onColumns, (number) => standIn(number, known, tools), tools)
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

/** An object with some of a document's attributes; the document itself where columns do not hold all of them. */
function standIn(number: number, paths: readonly AttributePath[], {fields, document}: ListingTools): object {
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
function readAll(expressions: readonly ExprNode[]): AttributePath[] | null {
  const lists = expressions.map((expression) => attributesRead(expression))
  return lists.every((list) => list !== null) ? uniquePaths(lists.flat()) : null
}

/** Each path once, and none inside another. */
function uniquePaths(paths: readonly AttributePath[]): AttributePath[] {
  const known = Array.from(new Map(paths.map((path) => [JSON.stringify(path), path])).values())
  return known.filter(
    (path) => !known.some((other) => other.length < path.length && other.every((name, index) => name === path[index])),
  )
}

/** A node with other nodes below it; the same node where nothing changed. */
function mapChildren(node: ExprNode, map: (child: ExprNode) => ExprNode): ExprNode {
  if (node.type === 'Value') return node
  const mapValue = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      const members = value.map(mapValue)
      return members.some((member, index) => member !== value[index]) ? members : value
    }
    return typeof value === 'object' && value !== null && 'type' in value ? map(value as ExprNode) : value
  }
  const entries = Object.entries(node).map(([key, value]) => [key, mapValue(value), value] as const)
  if (!entries.some(([, after, before]) => after !== before)) return node
  return Object.fromEntries(entries.map(([key, after]) => [key, after])) as unknown as ExprNode
}
