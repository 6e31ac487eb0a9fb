import {BLOCK_OBJECT} from '../../schemas/names.ts'
import type {Unkeyed} from '../../src/portable-text/assignKeys.ts'
import type {Block, TextBlock} from '../../src/portable-text/types.ts'

/**
 * Makes what a cell of a table may hold out of blocks: headings and items of lists become paragraphs, a table the paragraphs of
 * its cells, code a paragraph of code.
 *
 * @param blocks - text, code and tables; other objects are left out
 * @returns at least one paragraph
 */
export function toParagraphs(blocks: readonly Unkeyed<Block>[]): Unkeyed<TextBlock>[] {
  const paragraphs = blocks.flatMap(paragraphsOf)
  return paragraphs.length > 0 ? paragraphs : [paragraph('', [])]
}

function paragraphsOf(block: Unkeyed<Block>): Unkeyed<TextBlock>[] {
  if (block._type === 'block') {
    const {listItem: _listItem, level: _level, ...text} = block
    return [{...text, style: 'normal'}]
  }
  if (block._type === BLOCK_OBJECT.code) return [paragraph(block.code, ['code'])]
  if (block._type !== BLOCK_OBJECT.table) return []
  return block.rows.flatMap(({cells}) => cells.flatMap(({value}) => value))
}

function paragraph(text: string, marks: string[]): Unkeyed<TextBlock> {
  return {_type: 'block', style: 'normal', markDefs: [], children: [{_type: 'span', text, marks}]}
}
