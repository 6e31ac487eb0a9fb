import type {ExprNode} from 'groq-js'

import {rewriteTree} from '../walk.ts'

/**
 * Moves `order()`, slices and elements in front of the projection they follow, where that changes nothing:
 * `*[…]{title, "by": [date]} | order(by[0])[0...20]` becomes `*[…] | order(date)[0...20]{title, "by": [date]}`.
 * The first form projects all documents, the second twenty. The Studio's lists have the first.
 */
export function pushOrder(tree: ExprNode): ExprNode {
  return rewriteTree(tree, (node) => {
    if (node.type === 'PipeFuncCall' && node.name === 'order' && node.base.type === 'Map') {
      const {expr} = node.base
      const args = node.args.map((key) => beforeProjection(key, expr))
      return args.every((key) => key !== null) ? {...node.base, base: {...node, base: node.base.base, args}} : node
    }
    if (node.type === 'Slice' && node.base.type === 'Map' && isProjection(node.base.expr)) {
      return {...node.base, base: {...node, base: node.base.base}}
    }
    if (node.type === 'AccessElement' && node.base.type === 'Map' && isProjection(node.base.expr)) {
      return {...node.base.expr, base: {...node, base: node.base.base}}
    }
    return node
  })
}

function isProjection(node: ExprNode): node is ExprNode & {type: 'Projection'} {
  return node.type === 'Projection' && node.base.type === 'This'
}

/** Says a key of what a projection made with the attributes it was made of; null where that takes more than names. */
function beforeProjection(key: ExprNode, projection: ExprNode): ExprNode | null {
  if (!isProjection(projection) || projection.expr.type !== 'Object') return null
  const {attributes} = projection.expr
  const toSource = (node: ExprNode): ExprNode | null => {
    switch (node.type) {
      case 'Asc':
      case 'Desc':
      case 'Group': {
        const base = toSource(node.base)
        return base === null ? null : {...node, base}
      }
      case 'Value':
        return node
      case 'AccessElement': {
        const base = toSource(node.base)
        return base === null ? null : toElement(base, node.index)
      }
      case 'AccessAttribute': {
        if (node.base === undefined || node.base.type === 'This') return findAttribute(attributes, node.name)
        const base = toSource(node.base)
        return base === null ? null : {...node, base}
      }
      case 'FuncCall': {
        const args = node.args.map(toSource)
        const isPlain = node.namespace === 'global' ? PLAIN.has(node.name) : node.namespace === 'string'
        return isPlain && args.every((arg) => arg !== null) ? {...node, args} : null
      }
      default:
        return null
    }
  }
  return toSource(key)
}

/** Functions that look at their arguments only. */
const PLAIN = new Set(['lower', 'upper', 'length', 'coalesce', 'defined', 'string', 'round', 'dateTime', 'now'])

function findAttribute(attributes: (ExprNode & {type: 'Object'})['attributes'], name: string): ExprNode | null {
  const last = attributes.findLastIndex((each) => each.type !== 'ObjectAttributeValue' || each.name === name)
  const attribute = attributes[last]
  if (attribute === undefined) return {type: 'Value', value: null}
  if (attribute.type === 'ObjectAttributeValue') return attribute.value
  const isWhole = attribute.type === 'ObjectSplat' && attribute.value.type === 'This'
  // With `{"a": 1, ...}` the document's own `a` wins, but only where it has one.
  return isWhole && last === 0 ? {type: 'AccessAttribute', name} : null
}

function toElement(base: ExprNode, index: number): ExprNode {
  const element =
    base.type === 'Array' && base.elements.every(({isSplat}) => !isSplat) ? base.elements.at(index) : undefined
  return element === undefined ? {type: 'AccessElement', base, index} : element.value
}
