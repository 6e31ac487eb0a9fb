import type {ExprNode} from 'groq-js'

/** The members of an array that does not depend on any document; null for every other expression. */
export function readConstants(node: ExprNode): unknown[] | null {
  if (node.type === 'Group') return readConstants(node.base)
  if (node.type === 'Value') return Array.isArray(node.value) ? (node.value as unknown[]) : null
  if (node.type !== 'Array') return null
  const members = node.elements.map(({value, isSplat}) =>
    isSplat ? readConstants(value) : value.type === 'Value' ? [value.value as unknown] : null,
  )
  return members.every((member) => member !== null) ? members.flat() : null
}
