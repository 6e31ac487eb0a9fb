import {BLOCK_OBJECT} from '../../schemas/names.ts'
import type {Block} from './types.ts'

const KNOWN: ReadonlySet<unknown> = new Set(['block', ...Object.values(BLOCK_OBJECT)])

/** A block as a query returns it: of any type, and any field may be missing or null. */
export interface QueriedBlock {
  _type: string
  [field: string]: unknown
}

/**
 * Every block of a body in reading order: the given ones, and after each of them the blocks it holds, at any depth
 * (a callout's content, a nested list's items, the cells of a table, and so on). Objects of types that are not of this package
 * are looked through for arrays of blocks.
 *
 * @param blocks - A body, or the content of any nested object, as stored or as a query returned it.
 * @returns A generator; it never changes what it walks.
 * @example
 * ```ts
 * const figures = [...walkBlocks(body)].filter((block) => block._type === 'figure')
 * ```
 */
export function walkBlocks(blocks: readonly Block[]): Generator<Block, void>
export function walkBlocks(
  blocks: readonly ({_type: string} | null)[] | null | undefined,
): Generator<QueriedBlock, void>
export function* walkBlocks(blocks: readonly ({_type: string} | null)[] | null | undefined) {
  for (const block of blocks ?? []) {
    if (block === null) continue
    yield block
    for (const content of contentsOf(block as Block)) yield* walkBlocks(content)
  }
}

/** What a query may leave of an array of blocks. */
type Content = readonly Block[] | null | undefined

/** The arrays of blocks that stand directly inside a block, in reading order; none for a block that holds no other. */
function contentsOf(block: Block): readonly Content[] {
  switch (block._type) {
    case 'quote':
    case 'callout':
    case 'footnote':
      return [block.content]
    case 'list':
      return listOf(block.items).map((item) => item?.content)
    case 'table':
      return listOf(block.rows).flatMap((row) => listOf(row?.cells).map((cell) => cell?.value))
    case 'block':
    case 'code':
    case 'figure':
    case 'divider':
    case 'htmlBlock':
    case 'math':
    case 'sourceBlock':
      return []
    default:
      block satisfies never
      return contentsWithin(block)
  }
}

function listOf<Item>(items: readonly Item[] | null | undefined): readonly (Item | null)[] {
  return items ?? []
}

/** The arrays of blocks inside an object of a type that is not of this package, wherever it keeps them. */
function contentsWithin(value: unknown): (readonly Block[])[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap((member: unknown) => (isContent(member) ? [member] : contentsWithin(member)))
}

function isContent(value: unknown): value is readonly Block[] {
  return Array.isArray(value) && value.some((item: unknown) => KNOWN.has((item as {_type?: unknown} | null)?._type))
}
