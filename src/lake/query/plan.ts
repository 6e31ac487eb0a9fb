/**
 * Reads from a syntax tree which documents a query can possibly look at: what an answer depends on, and what is left of
 * the dataset where groq-js must have it.
 *
 * It only ever narrows. groq-js evaluates the whole query over the documents found, filters included, so an access may
 * select too much but never too little. Every `*` in the query must be narrowed; if one cannot be, that is all documents.
 * References followed with `->` are no concern of the plan: groq-js asks the store for each.
 *
 * @module
 */
import type {ExprNode} from 'groq-js'

import type {Access} from './source.ts'

/**
 * Finds what each `*` of the query is filtered by: `_id`, `_type`, `references()` and `sanity::versionOf()` against
 * constants, joined with `&&` and `||`.
 *
 * @param isStacked - whether the ids that the query sees are published ids that stand for several versions
 * @returns accesses that together select every document the query can look at; null where only a scan will do
 */
export function planAccess(tree: ExprNode, isStacked: boolean): Access[] | null {
  const plans = Array.from(findScans(tree, []), (conditions) =>
    conditions.map((condition) => toAccess(condition, isStacked)).reduce(narrower, null),
  )
  return plans.reduce<Access[] | null>((all, plan) => (all === null || plan === null ? null : [...all, ...plan]), [])
}

/** For each place that reads the dataset, the conditions its documents must meet. */
function* findScans(node: ExprNode, conditions: ExprNode[]): Generator<ExprNode[]> {
  if (node.type === 'Everything') {
    yield conditions
  } else if (node.type === 'Filter') {
    yield* findScans(node.base, [...conditions, node.expr])
    yield* findScans(node.expr, [])
  } else if (node.type === 'Group' || node.type === 'ArrayCoerce') {
    yield* findScans(node.base, conditions)
  } else if (node.type === 'FuncCall' && node.namespace === 'releases' && node.name === 'all') {
    yield [equals('_type', 'system.release')]
  } else if (node.type !== 'Value') {
    for (const child of Object.values(node).flat()) {
      if (typeof child === 'object' && child !== null && 'type' in child) yield* findScans(child as ExprNode, [])
    }
  }
}

function toAccess(condition: ExprNode, isStacked: boolean): Access[] | null {
  switch (condition.type) {
    case 'Group':
      return toAccess(condition.base, isStacked)
    case 'And':
      return narrower(toAccess(condition.left, isStacked), toAccess(condition.right, isStacked))
    case 'Or': {
      const left = toAccess(condition.left, isStacked)
      const right = toAccess(condition.right, isStacked)
      return left === null || right === null ? null : [...left, ...right]
    }
    case 'OpCall': {
      const {op, left, right} = condition
      if (op === '==') return byAttribute(left, right, isStacked) ?? byAttribute(right, left, isStacked)
      return op === 'in' ? byAttribute(left, right, isStacked) : null
    }
    case 'FuncCall':
      return byFunction(`${condition.namespace}::${condition.name}`, condition.args, isStacked)
    default:
      return null
  }
}

function byAttribute(attribute: ExprNode, constant: ExprNode, isStacked: boolean): Access[] | null {
  if (attribute.type !== 'AccessAttribute' || (attribute.base !== undefined && attribute.base.type !== 'This')) {
    return null
  }
  const values = readStrings(constant)
  if (values === null) return null
  if (attribute.name === '_type') return [{by: 'type', values}]
  return attribute.name === '_id' ? [{by: isStacked ? 'group' : 'id', values}] : null
}

function byFunction(name: string, args: ExprNode[], isStacked: boolean): Access[] | null {
  const lists = args.map(readStrings)
  if (!lists.every((list) => list !== null)) return null
  const values = lists.flat()
  if (name === 'global::references') return [{by: 'reference', values}]
  if (name !== 'sanity::versionOf') return null
  return isStacked
    ? [{by: 'group', values}]
    : [
        {by: 'group', values},
        {by: 'id', values},
      ]
}

/** The strings in a constant. Constants of other types equal no id or type, so they select nothing. */
function readStrings(node: ExprNode): string[] | null {
  if (node.type === 'Group') return readStrings(node.base)
  if (node.type === 'Value') return [node.value].flat().filter((value) => typeof value === 'string')
  if (node.type !== 'Array') return null
  const members = node.elements.map(({value, isSplat}) => (isSplat ? null : readStrings(value)))
  return members.every((member) => member !== null) ? members.flat() : null
}

const COST: Record<Access['by'], number> = {id: 1, group: 1, reference: 2, type: 3}

/** Both conditions hold, so either access alone is enough: the one that likely finds fewer documents. */
function narrower(one: Access[] | null, other: Access[] | null): Access[] | null {
  if (one === null || other === null) return one ?? other
  return cost(one) <= cost(other) ? one : other
}

function cost(accesses: Access[]): number {
  return Math.max(0, ...accesses.map((access) => COST[access.by]))
}

function equals(name: string, value: string): ExprNode {
  return {type: 'OpCall', op: '==', left: {type: 'AccessAttribute', name}, right: {type: 'Value', value}}
}
