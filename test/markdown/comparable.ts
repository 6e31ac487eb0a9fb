import type {Block} from '../../src/portable-text/types.ts'
import {orderMarks} from '../../src/render/orderMarks.ts'

/**
 * Portable Text as it is compared: without keys. A link stands as its data and its number among the links of its block,
 * so that two links to one address stay two. Marks stand in the order in which renderers nest them. The empty spans that
 * the editor puts around objects are left out.
 */
export function toComparable(blocks: readonly Block[]): unknown {
  return strip(blocks)
}

function strip(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strip)
  if (!isObject(value)) return value
  const {_key: _, markDefs, ...members} = value
  const resolved = Array.isArray(markDefs) ? resolveMarks(members, markDefs) : members
  return Object.fromEntries(Object.entries(resolved).map(([name, member]) => [name, strip(member)]))
}

function resolveMarks(block: Record<string, unknown>, markDefs: readonly unknown[]): Record<string, unknown> {
  const definitions = new Map(markDefs.filter(isObject).map((markDef) => [String(markDef['_key']), markDef]))
  const numbers = new Map<string, number>()
  const resolve = (name: string): string => {
    const definition = definitions.get(name)
    if (!definition) return name
    if (!numbers.has(name)) numbers.set(name, numbers.size + 1)
    return `${numbers.get(name)} ${JSON.stringify(strip(definition))}`
  }
  const children = (block['children'] as readonly Record<string, unknown>[]).filter((child) => child['text'] !== '')
  const ordered = orderMarks(
    children.map(({marks}) => (Array.isArray(marks) ? marks.map(String) : [])),
    (mark) => definitions.has(mark),
  )
  return {...block, children: children.map((child, index) => ({...child, marks: ordered[index]?.map(resolve)}))}
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
