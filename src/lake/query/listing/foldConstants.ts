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

/** Whether a tree reads the dataset itself. */
export function readsDataset(tree: ExprNode): boolean {
  return Array.from(walkTree(tree)).some(
    (node) => node.type === 'Everything' || (node.type === 'FuncCall' && node.namespace === 'releases'),
  )
}

function isConstant(node: ExprNode): boolean {
  return attributesRead(node)?.length === 0 && !readsOutside(node, 0) && !readsDataset(node)
}

function isPlain(value: unknown): boolean {
  return value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}
