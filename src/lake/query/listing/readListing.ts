import type {ExprNode} from 'groq-js'

import {readsOutside} from './attributesRead.ts'

/** A key of `order()`. */
interface OrderKey {
  expression: ExprNode
  isDescending: boolean
}

/** Which of the documents found are wanted; positions that are negative count from the end. */
export type Range = {from: number; to: number; isInclusive: boolean} | {at: number}

/** `*[…][…] | order(…)[…]`: which documents, in which order, which of them. */
export interface Listing {
  /** What each document must meet: the filters, taken apart at `&&`. */
  conditions: ExprNode[]
  /** The most important first; equal documents stay in the order of the dataset. */
  keys: OrderKey[]
  range: Range | null
}

/**
 * Reads a listing from a syntax tree. Its conditions may depend on what is around it; its keys do not.
 *
 * @returns null where the tree is something else
 */
export function readListing(node: ExprNode): Listing | null {
  switch (node.type) {
    case 'Everything':
      return {conditions: [], keys: [], range: null}
    case 'Group':
    case 'ArrayCoerce': {
      const listing = readListing(node.base)
      // Of one document, `[]` and what stands for it make null.
      return listing?.range !== null && listing !== null && 'at' in listing.range ? null : listing
    }
    case 'Filter': {
      const listing = readOpenListing(node.base)
      if (listing === null) return null
      return {...listing, conditions: [...listing.conditions, ...toConjuncts(node.expr)]}
    }
    case 'PipeFuncCall': {
      const listing = node.name === 'order' ? readOpenListing(node.base) : null
      if (listing === null || node.args.some((key) => readsOutside(key, 0))) return null
      // A second order keeps the first among equals.
      return {...listing, keys: [...node.args.map(toKey), ...listing.keys]}
    }
    case 'Slice': {
      const listing = readOpenListing(node.base)
      const {left: from, right: to, isInclusive} = node
      return listing === null ? null : {...listing, range: {from, to, isInclusive}}
    }
    case 'AccessElement': {
      const listing = readOpenListing(node.base)
      return listing === null ? null : {...listing, range: {at: node.index}}
    }
    default:
      return null
  }
}

/** Whether a listing is the same wherever it stands. */
export function isConstantListing({conditions}: Listing): boolean {
  return conditions.every((condition) => !readsOutside(condition, 0))
}

/**
 * Writes the order and the range of a listing as a syntax tree.
 *
 * @param base - what comes to the documents that meet its conditions
 */
export function orderAndCut(base: ExprNode, {keys, range}: Listing): ExprNode {
  const args = keys.map(({expression, isDescending}): ExprNode =>
    isDescending ? {type: 'Desc', base: expression} : expression,
  )
  const ordered = keys.length === 0 ? base : ({type: 'PipeFuncCall', name: 'order', base, args} as ExprNode)
  if (range === null) return ordered
  if ('at' in range) return {type: 'AccessElement', base: ordered, index: range.at}
  return {type: 'Slice', base: ordered, left: range.from, right: range.to, isInclusive: range.isInclusive}
}

/** A listing that nothing has been cut from yet. */
function readOpenListing(node: ExprNode): Listing | null {
  const listing = readListing(node)
  return listing?.range === null ? listing : null
}

function toConjuncts(node: ExprNode): ExprNode[] {
  if (node.type === 'Group') return toConjuncts(node.base)
  return node.type === 'And' ? [...toConjuncts(node.left), ...toConjuncts(node.right)] : [node]
}

function toKey(node: ExprNode): OrderKey {
  if (node.type === 'Desc') return {expression: node.base, isDescending: true}
  return {expression: node.type === 'Asc' ? node.base : node, isDescending: false}
}
