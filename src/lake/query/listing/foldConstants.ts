import type {ExprNode} from 'groq-js'

import {rewriteTree, walkTree} from '../walk.ts'
import {attributesRead, readsOutside} from './attributesRead.ts'

/**
 * Works out the parts of a condition that are the same for every document, such as `now()` and what a subquery of its
 * own found, so that the condition can be looked up.
 *
 * @param evaluate - what an expression comes to, as JSON data; undefined where that is no JSON
 */
export function foldConstants(condition: ExprNode, evaluate: (node: ExprNode) => unknown): ExprNode {
  const fold = (node: ExprNode): ExprNode => {
    if (node.type === 'Value' || !isConstant(node)) return node
    const value = evaluate(node)
    return isPlain(value) || (Array.isArray(value) && value.every(isPlain)) ? {type: 'Value', value} : node
  }
  return rewriteTree(condition, (node) => {
    if (node.type === 'OpCall') return {...node, left: fold(node.left), right: fold(node.right)}
    if (node.type === 'FuncCall') return {...node, args: node.args.map(fold)}
    return node
  })
}

function isConstant(node: ExprNode): boolean {
  return attributesRead(node)?.length === 0 && !readsOutside(node, 0) && !dependsOnMore(node)
}

/** Whether an expression reads the dataset, or holds the place of a value to come. */
function dependsOnMore(tree: ExprNode): boolean {
  return Array.from(walkTree(tree)).some(
    (node) =>
      node.type === 'Everything' ||
      node.type === 'Parameter' ||
      (node.type === 'FuncCall' && node.namespace === 'releases'),
  )
}

function isPlain(value: unknown): boolean {
  return value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}
