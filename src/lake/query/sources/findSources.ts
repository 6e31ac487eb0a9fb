import type {ExprNode} from 'groq-js'

import type {SourceMap, StoredDocument} from '../../engine.ts'
import {walkTree} from '../walk.ts'
import {indexOrigins} from './origins.ts'
import {readSources} from './readSources.ts'
import {createSourceMap} from './sourceMap.ts'
import {traceTree} from './traceTree.ts'

/** What finding sources needs of a query that was answered. */
export interface AnsweredQuery {
  tree: ExprNode
  /** As JSON data. */
  result: unknown
  /** Evaluates another tree as this one was, to JSON data. */
  evaluate(tree: ExprNode): unknown
  /** The documents that evaluating gave to the query, as it saw them. */
  shown: Iterable<StoredDocument>
}

/**
 * Finds out which parts of a result come from where: the query is evaluated once more, so that its objects tell what they
 * were made of. Only what is certain is in the map; it is empty where the second result is not the same as the first.
 *
 * @param withKeys - members of arrays in documents are named by their `_key` where they have one
 */
export function findSources({tree, result, evaluate, shown}: AnsweredQuery, withKeys: boolean): SourceMap {
  const map = createSourceMap(withKeys)
  if (mayMergeObjects(tree)) return map.build()
  const root: ExprNode = {
    type: 'Object',
    attributes: [{type: 'ObjectAttributeValue', name: 'result', value: tree}],
  }
  const traced = traceTree(root, `\u0000${crypto.randomUUID()}`)
  const again = evaluate(traced.tree)
  const found = readSources(again, traced, indexOrigins(shown), map)
  return JSON.stringify(found ?? null) === JSON.stringify(result) ? map.build() : createSourceMap(withKeys).build()
}

/** Whether objects may be added to each other, which mixes up what they tell. A sum with a constant adds no objects. */
function mayMergeObjects(tree: ExprNode): boolean {
  return Array.from(walkTree(tree)).some((node) => node.type === 'OpCall' && node.op === '+' && !hasConstant(node))
}

function hasConstant(node: ExprNode): boolean {
  if (node.type === 'Group') return hasConstant(node.base)
  if (node.type === 'OpCall' && node.op === '+') return hasConstant(node.left) || hasConstant(node.right)
  return node.type === 'Value' && (typeof node.value !== 'object' || node.value === null)
}
