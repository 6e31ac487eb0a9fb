import type {Block} from './types.ts'

/**
 * Every block of a body in reading order: the given ones, and after each of them the blocks it holds, at any depth
 * (a callout's content, a nested list's items, the cells of a table, and so on).
 *
 * @param blocks - A body, or the content of any nested object.
 * @returns A generator; it never changes what it walks.
 * @example
 * ```ts
 * const figures = [...walkBlocks(body)].filter((block) => block._type === 'figure')
 * ```
 */
export function* walkBlocks(blocks: readonly Block[]): Generator<Block, void> {
  for (const block of blocks) {
    yield block
    for (const content of contentsOf(block)) yield* walkBlocks(content)
  }
}

/** The arrays of blocks that stand directly inside a block, in reading order; none for a block that holds no other. */
function contentsOf(block: Block): readonly (readonly Block[])[] {
  switch (block._type) {
    case 'quote':
    case 'callout':
    case 'footnote':
      return [block.content]
    case 'list':
      return block.items.map((item) => item.content)
    case 'table':
      return block.rows.flatMap((row) => row.cells.map((cell) => cell.value))
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
      return []
  }
}
