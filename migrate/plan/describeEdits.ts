import type {WrittenComparison} from '../document/compareWritten.ts'
import type {SanityDocument} from '../types.ts'

/** How many parts are named before the rest is counted. */
const NAMED = 5
/** How many characters of a block are shown. */
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
  const named = parts.length > NAMED + 1 ? [...parts.slice(0, NAMED), `${parts.length - NAMED} more`] : parts
  return named.length > 1 ? `${named.slice(0, -1).join(', ')} and ${named.at(-1)}` : (named[0] ?? '')
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
  if (text === '') return String(block['_type'])
  return text.length > EXCERPT ? `${text.slice(0, EXCERPT).trimEnd()}…` : text
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
