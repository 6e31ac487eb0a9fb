import type {ExprNode} from 'groq-js'

import {rewriteTree} from '../walk.ts'

type ObjectNode = ExprNode & {type: 'Object'}
type Attribute = ObjectNode['attributes'][number]

/** What an object of a query is made of, one thing after the other; later ones take the place of earlier ones. */
type Part =
  /** The attribute `from` of an object, or a member of an array, as `name`. */
  | {kind: 'attribute'; name: string; from: string | number}
  /** The attribute `from` of each object of an array, as `name`. */
  | {kind: 'each'; name: string; from: string}
  /** A constant of the query. */
  | {kind: 'literal'; name: string}
  /** Something that was worked out. */
  | {kind: 'other'; name: string}
  /** All attributes of an object (`...`). */
  | {kind: 'all'}

/** A tree whose objects tell where their attributes come from. */
export interface TracedTree {
  tree: ExprNode
  /** What an object that was made with the tree is made of; the values are the objects that its parts speak of. */
  partsOf(object: object): {part: Part; value: unknown}[] | null
  /** Whether an attribute is there to tell this, and not for readers. */
  isHidden(name: string): boolean
}

/**
 * Adds to every object that a query makes a hidden attribute that holds what its attributes were read off. groq-js hands
 * objects on as they are, so that those can be recognised.
 *
 * @param mark - the name of the hidden attribute; found in no document
 */
export function traceTree(tree: ExprNode, mark: string): TracedTree {
  const made: Part[][] = []

  function traceObject(node: ObjectNode): ObjectNode {
    const traced = node.attributes.map(traceAttribute)
    const elements = [constant(made.push(traced.map(({part}) => part)) - 1), ...traced.map(({holder}) => holder)]
    const value: ExprNode = {
      type: 'Array',
      elements: elements.map((element) => ({type: 'ArrayElement', value: element, isSplat: false})),
    }
    return {...node, attributes: [...node.attributes, {type: 'ObjectAttributeValue', name: mark, value}]}
  }

  /** `score()` copies what it ranks; the copies keep the hidden attribute of objects that hold the same. */
  function traceRanked(base: ExprNode): ExprNode {
    const copy: ObjectNode = {type: 'Object', attributes: [{type: 'ObjectSplat', value: {type: 'This'}}]}
    return {type: 'Map', base, expr: {type: 'Projection', base: {type: 'This'}, expr: traceObject(copy)}}
  }

  function trace(node: ExprNode): ExprNode {
    if (node.type === 'Object') return traceObject(node)
    return node.type === 'PipeFuncCall' && node.name === 'score' ? {...node, base: traceRanked(node.base)} : node
  }

  return {
    tree: rewriteTree(tree, trace),
    partsOf(object) {
      const hidden: unknown = Object.hasOwn(object, mark) ? (object as Record<string, unknown>)[mark] : undefined
      if (!Array.isArray(hidden)) return null
      const [index, ...values] = hidden as unknown[]
      return (made[Number(index)] ?? []).map((part, place) => ({part, value: values[place]}))
    },
    isHidden: (name) => name === mark,
  }
}

function traceAttribute(attribute: Attribute): {part: Part; holder: ExprNode} {
  switch (attribute.type) {
    case 'ObjectAttributeValue':
      return traceValue(attribute.name, attribute.value)
    case 'ObjectSplat':
      return {part: {kind: 'all'}, holder: attribute.value}
    case 'ObjectConditionalSplat': {
      const {condition, value} = attribute
      return {
        part: {kind: 'all'},
        holder: {type: 'Select', alternatives: [{type: 'SelectAlternative', condition, value}]},
      }
    }
    default:
      return attribute satisfies never
  }
}

function traceValue(name: string, value: ExprNode): {part: Part; holder: ExprNode} {
  switch (value.type) {
    case 'Group':
      return traceValue(name, value.base)
    case 'Value':
      return {part: {kind: 'literal', name}, holder: constant(null)}
    case 'AccessAttribute':
      return {part: {kind: 'attribute', name, from: value.name}, holder: value.base ?? {type: 'This'}}
    case 'AccessElement':
      return {part: {kind: 'attribute', name, from: value.index}, holder: value.base}
    case 'Map':
      if (value.expr.type === 'AccessAttribute') {
        const holder = {...value, expr: value.expr.base ?? {type: 'This' as const}}
        return {part: {kind: 'each', name, from: value.expr.name}, holder}
      }
      return {part: {kind: 'other', name}, holder: constant(null)}
    default:
      return {part: {kind: 'other', name}, holder: constant(null)}
  }
}

function constant(value: unknown): ExprNode {
  return {type: 'Value', value}
}
