import type {Block} from '../../../src/portable-text/types.ts'

/** A body without keys, and text blocks as `style: text` with `{type}` for objects among the words. */
export function shape(blocks: readonly Block[]): unknown[] {
  return blocks.map((block) => shapeOf(block))
}

function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf)
  if (typeof value !== 'object' || value === null) return value
  if ('_type' in value && value._type === 'block') return textOf(value as Extract<Block, {_type: 'block'}>)
  const members = Object.entries(value).filter(([name]) => name !== '_key')
  return Object.fromEntries(members.map(([name, member]) => [name, shapeOf(member)]))
}

function textOf({style, listItem, level, children}: Extract<Block, {_type: 'block'}>): string {
  const kind = listItem ? `${listItem} ${level}` : style
  const words = children.map((child) =>
    child._type === 'span'
      ? child.marks.reduceRight((text, mark) => (text ? `${mark}(${text})` : ''), child.text)
      : `{${child._type}}`,
  )
  return `${kind}: ${words.join('')}`
}
