import {cut} from '../diff/cut.ts'
import type {WrittenComparison} from '../document/compareWritten.ts'
import type {SanityDocument} from '../types.ts'
import {listParts} from './listParts.ts'

/** How many characters of a block are shown at most. */
const EXCERPT = 40

/**
 * Names what an editor touched, in words that an editor knows: fields by name, blocks by their first words.
 *
 * @param edits - What differs from what was written.
 * @param current - The edited document.
 * @returns `title, the block "First words…" and 1 removed block`; empty when nothing differs.
 */
export function describeEdits(edits: WrittenComparison, current: SanityDocument): string {
  const blocks = Array.isArray(current['body']) ? (current['body'] as unknown[]) : []
  const excerptOf = (key: string): string => `the block ${JSON.stringify(toExcerpt(findByKey(blocks, key)))}`
  const parts = [
    ...edits.changedFields,
    ...edits.changedBlocks.map(excerptOf),
    ...edits.addedBlocks.map((key) => `${excerptOf(key)} (new)`),
    ...(edits.removedBlocks.length > 0 ? [plural(edits.removedBlocks.length, 'removed block')] : []),
    ...(edits.reordered ? ['the order of the blocks'] : []),
  ]
  return listParts(parts)
}

function findByKey(blocks: unknown[], key: string): Record<string, unknown> {
  const found = blocks.find((block) => (block as {_key?: unknown} | null)?._key === key)
  return (found ?? {}) as Record<string, unknown>
}

function toExcerpt(block: Record<string, unknown>): string {
  const children = Array.isArray(block['children']) ? (block['children'] as {text?: unknown}[]) : []
  const text = children
    .map((child) => (typeof child.text === 'string' ? child.text : ''))
    .join('')
    .trim()
  return text === '' ? String(block['_type']) : cut(text, EXCERPT)
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
