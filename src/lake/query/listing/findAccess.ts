import type {ExprNode} from 'groq-js'

import type {Column} from '../catalog/column.ts'
import {compareValues, rankOf} from '../catalog/order.ts'
import {isShortText, type AttributePath} from '../catalog/outline.ts'
import {findPlace} from '../catalog/sortedNumbers.ts'
import {pathOf} from './attributesRead.ts'
import {MIRRORED, type FindReferrers} from './compileTest.ts'
import type {Fields} from './fields.ts'
import {readConstants} from './readConstants.ts'

/** Some documents among which are all that a condition selects. */
export interface Access {
  /** How many at most. */
  size: number
  /** Each once. */
  numbers(): Iterable<number>
}

/**
 * Finds the smallest set of documents that a condition can select, without looking at each document.
 *
 * @returns null where that may be any document
 */
export function findAccess(node: ExprNode, fields: Fields, findReferrers: FindReferrers): Access | null {
  switch (node.type) {
    case 'Group':
      return findAccess(node.base, fields, findReferrers)
    case 'And':
      return smaller(findAccess(node.left, fields, findReferrers), findAccess(node.right, fields, findReferrers))
    case 'Or': {
      const left = findAccess(node.left, fields, findReferrers)
      const right = left === null ? null : findAccess(node.right, fields, findReferrers)
      return left === null || right === null ? null : union([left, right])
    }
    case 'OpCall':
      if (node.op === 'in')
        return byMembers(node.left, readConstants(node.right), fields) ?? byReference(node, findReferrers)
      return (
        byComparison(node.op, node.left, node.right, fields) ??
        byComparison(MIRRORED[node.op] ?? '', node.right, node.left, fields)
      )
    case 'FuncCall':
      return byFunction(node, fields, findReferrers)
    default:
      return null
  }
}

/** The narrower of two accesses that both hold. */
export function smaller(one: Access | null, other: Access | null): Access | null {
  if (one === null || other === null) return one ?? other
  return one.size <= other.size ? one : other
}

function byComparison(op: string, attribute: ExprNode, constant: ExprNode, fields: Fields): Access | null {
  const path = pathOf(attribute)
  if (path === null || constant.type !== 'Value') return null
  const value: unknown = constant.value
  if (op === '==') return byMembers(attribute, [value], fields)
  const field = fields.field(path)
  const rank = rankOf(value)
  if (!RANGES.has(op) || rank >= 3 || field.hasLongTexts()) return null
  const list = field.sorted()
  const before = (limit: unknown, orEqual: boolean): number =>
    findPlace(list, (number) => {
      const order = compareValues(field.valueOf(number), limit)
      return order < 0 || (orEqual && order === 0)
    })
  const isUpper = op.startsWith('<')
  const start = isUpper ? firstOfRank(field, rank) : before(value, op === '>')
  const end = isUpper ? before(value, op === '<=') : firstOfRank(field, rank + 1)
  return toRun(list, start, end)
}

const RANGES = new Set(['<', '<=', '>', '>='])

function firstOfRank({sorted, valueOf}: Column, rank: number): number {
  return findPlace(sorted(), (number) => rankOf(valueOf(number)) < rank)
}

/** The documents in which an attribute is one of some values, none of them a long text. */
export function findEqual(path: AttributePath, values: readonly unknown[], fields: Fields): number[] {
  return Array.from(byValues(path, values, fields).numbers())
}

function byMembers(attribute: ExprNode, values: unknown[] | null, fields: Fields): Access | null {
  const path = pathOf(attribute)
  return path === null || values === null || !values.every(isShortText) ? null : byValues(path, values, fields)
}

function byValues(path: AttributePath, values: readonly unknown[], fields: Fields): Access {
  const wanted = Array.from(new Set(values.map((value) => value ?? null)))
  if (path.length === 1 && path[0] === '_id') {
    return union(wanted.map((id) => toAccess(typeof id === 'string' ? fields.numbersOf(id) : [])))
  }
  const field = fields.field(path)
  const list = field.sorted()
  return union(
    wanted.map((value) => {
      if (typeof value === 'object' && value !== null) return toAccess([])
      const start = findPlace(list, (number) => compareValues(field.valueOf(number), value) < 0)
      return toRun(
        list,
        start,
        findPlace(list, (number) => compareValues(field.valueOf(number), value) <= 0),
      )
    }),
  )
}

/** `$id in categories[]._ref`: a document that refers to another has its id under some `_ref`. */
function byReference(node: ExprNode & {type: 'OpCall'}, findReferrers: FindReferrers): Access | null {
  const {left, right} = node
  if (left.type !== 'Value' || typeof left.value !== 'string' || right.type !== 'Map') return null
  if (right.expr.type !== 'AccessAttribute' || right.expr.name !== '_ref' || right.expr.base?.type !== 'This')
    return null
  const list = right.base.type === 'ArrayCoerce' ? right.base.base : right.base
  return pathOf(list) === null ? null : toReferrers(findReferrers([left.value], 'anywhere'))
}

function byFunction(node: ExprNode & {type: 'FuncCall'}, fields: Fields, findReferrers: FindReferrers): Access | null {
  const lists = node.args.map((each) => (each.type === 'Value' ? [each.value as unknown].flat() : null))
  if (!lists.every((list) => list !== null)) return null
  const ids = lists.flat().filter((value) => typeof value === 'string')
  switch (`${node.namespace}::${node.name}`) {
    case 'global::references':
      return toReferrers(findReferrers(ids, 'seen'))
    case 'sanity::versionOf':
      return union(ids.flatMap((id) => [toAccess(fields.catalog.numbersOfGroup(id)), toAccess(fields.numbersOf(id))]))
    default:
      return null
  }
}

function toReferrers(numbers: ReadonlySet<number>): Access {
  return {size: numbers.size, numbers: () => numbers}
}

function toAccess(numbers: readonly number[]): Access {
  return {size: numbers.length, numbers: () => numbers}
}

function toRun(list: readonly number[], start: number, end: number): Access {
  return {size: Math.max(0, end - start), numbers: () => list.slice(start, end)}
}

function union(accesses: readonly Access[]): Access {
  const [only] = accesses
  if (accesses.length === 1 && only !== undefined) return only
  return {
    size: accesses.reduce((sum, {size}) => sum + size, 0),
    numbers: () => new Set(accesses.flatMap(({numbers}) => Array.from(numbers()))),
  }
}
