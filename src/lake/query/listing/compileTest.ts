import type {ExprNode} from 'groq-js'

import {rankOf} from '../catalog/order.ts'
import {isShortText} from '../catalog/outline.ts'
import {pathOf} from './attributesRead.ts'
import type {Fields} from './fields.ts'
import {readConstants} from './readConstants.ts'

/** What a condition comes to on a document: GROQ's true, false, and null for everything else. */
export type Test = (number: number) => boolean | null

/**
 * Who refers to some documents: the numbers of the referring ones, `anywhere`, or only as `references()` sees it
 * (`seen`): it does not look for references inside of references.
 */
export type FindReferrers = (ids: readonly string[], where: 'anywhere' | 'seen') => ReadonlySet<number>

const COMPARISONS: Record<string, (order: number) => boolean> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
}

/** The same comparison with its sides exchanged. */
export const MIRRORED: Record<string, string> = {'<': '>', '<=': '>=', '>': '<', '>=': '<=', '==': '==', '!=': '!='}

/**
 * Makes a test of documents out of a condition that columns answer.
 *
 * @returns null for a condition that needs groq-js, or more of the documents than the columns hold
 */
export function compileTest(node: ExprNode, fields: Fields, findReferrers: FindReferrers): Test | null {
  const compile = (part: ExprNode): Test | null => compileTest(part, fields, findReferrers)
  switch (node.type) {
    case 'Group':
      return compile(node.base)
    case 'And':
    case 'Or': {
      const left = compile(node.left)
      const right = compile(node.right)
      if (left === null || right === null) return null
      const decisive = node.type === 'Or'
      return (number) => {
        const first = left(number)
        if (first === decisive) return decisive
        const second = right(number)
        if (second === decisive) return decisive
        return first === null || second === null ? null : !decisive
      }
    }
    case 'Not': {
      const base = compile(node.base)
      if (base === null) return null
      return (number) => {
        const value = base(number)
        return value === null ? null : !value
      }
    }
    case 'Value': {
      const value = typeof node.value === 'boolean' ? node.value : null
      return () => value
    }
    case 'AccessAttribute': {
      const path = pathOf(node)
      if (path === null) return null
      const {valueOf} = fields.field(path)
      return (number) => {
        const value = valueOf(number)
        return typeof value === 'boolean' ? value : null
      }
    }
    case 'OpCall':
      if (node.op === 'in') return compileIn(node.left, node.right, fields)
      return (
        compileComparison(node.op, node.left, node.right, fields) ??
        compileComparison(MIRRORED[node.op] ?? '', node.right, node.left, fields)
      )
    case 'InRange': {
      const lower = compileComparison('>=', node.base, node.left, fields)
      const upper = compileComparison(node.isInclusive ? '<=' : '<', node.base, node.right, fields)
      if (lower === null || upper === null) return null
      return (number) => {
        const isAbove = lower(number)
        const isBelow = upper(number)
        return isAbove === null || isBelow === null ? null : isAbove && isBelow
      }
    }
    case 'FuncCall':
      return compileCall(node, fields, findReferrers)
    default:
      return null
  }
}

function compileComparison(op: string, attribute: ExprNode, constant: ExprNode, fields: Fields): Test | null {
  const path = pathOf(attribute)
  if (path === null || constant.type !== 'Value') return null
  const wanted: unknown = constant.value ?? undefined
  if (!isShortText(wanted)) return null
  const field = fields.field(path)
  const {valueOf} = field
  if (op === '==' || op === '!=') {
    // No array and no object equals another, itself included.
    const canEqual = typeof wanted !== 'object'
    return op === '=='
      ? (number) => canEqual && (valueOf(number) ?? undefined) === wanted
      : (number) => !canEqual || (valueOf(number) ?? undefined) !== wanted
  }
  const holds = COMPARISONS[op]
  const rank = rankOf(wanted)
  if (holds === undefined || (typeof wanted === 'string' && field.hasLongTexts())) return null
  return (number) => {
    const value = valueOf(number)
    if (rank >= 3 || rankOf(value) !== rank) return null
    if (typeof value === 'string') return holds(value < (wanted as string) ? -1 : value > (wanted as string) ? 1 : 0)
    return holds(Number(value) - Number(wanted))
  }
}

function compileIn(member: ExprNode, list: ExprNode, fields: Fields): Test | null {
  const path = pathOf(member)
  if (path === null) return null
  const field = fields.field(path)
  const {valueOf} = field
  const constants = readConstants(list)
  if (constants !== null) {
    if (!constants.every(isShortText)) return null
    const wanted = new Set(
      constants.filter((value) => typeof value !== 'object' || value === null).map((value) => value ?? undefined),
    )
    return (number) => wanted.has((valueOf(number) ?? undefined) as never)
  }
  if (list.type !== 'FuncCall' || list.namespace !== 'global' || list.name !== 'path' || field.hasLongTexts())
    return null
  const [pattern] = list.args
  if (pattern?.type !== 'Value' || typeof pattern.value !== 'string') return null
  const matcher = toPathMatcher(pattern.value)
  return (number) => {
    const value = valueOf(number)
    return typeof value === 'string' ? matcher.test(value) : null
  }
}

function compileCall(node: ExprNode & {type: 'FuncCall'}, fields: Fields, findReferrers: FindReferrers): Test | null {
  const [argument] = node.args
  switch (`${node.namespace}::${node.name}`) {
    case 'global::defined': {
      const path = argument === undefined ? null : pathOf(argument)
      if (path === null) return null
      const {valueOf} = fields.field(path)
      return (number) => (valueOf(number) ?? null) !== null
    }
    case 'global::references': {
      const lists = node.args.map((each) => (each.type === 'Value' ? [each.value].flat() : null))
      if (!lists.every((list) => list !== null)) return null
      const referrers = findReferrers(
        lists.flat().filter((value) => typeof value === 'string'),
        'seen',
      )
      return (number) => referrers.has(number)
    }
    case 'sanity::versionOf': {
      if (argument?.type !== 'Value') return null
      const wanted: unknown = argument.value
      if (typeof wanted !== 'string') return () => null
      const {valueOf} = fields.field(['_id'])
      return (number) => isVersionOf(valueOf(number) as string, wanted)
    }
    default:
      return null
  }
}

function isVersionOf(id: string, wanted: string): boolean {
  if (id === wanted) return true
  const [first, ...rest] = id.split('.')
  if (first === 'drafts') return rest.join('.') === wanted && rest.length > 0
  return first === 'versions' && rest.length > 1 && rest.slice(1).join('.') === wanted
}

/** As groq-js reads a path: `*` is one segment, `**` any number of them. */
function toPathMatcher(pattern: string): RegExp {
  const segments = pattern.split('.').map((segment) => {
    if (segment === '*') return '[^.]+'
    return segment === '**' ? '.*' : segment.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  })
  return new RegExp(`^${segments.join('.')}$`)
}
