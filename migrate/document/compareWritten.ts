import type {SanityDocument, WrittenHashes} from '../types.ts'
import {hashContent, hashValue} from './hashWritten.ts'
import {toParts, wholeFields} from './members.ts'

/** What happened to an article since a run wrote it. All lists are empty and `reordered` is false when nothing did. */
export interface WrittenComparison {
  /** Fields that were edited, added or removed, sorted. Holds `body` only when there are no blocks to compare by key. */
  changedFields: string[]
  /** `_key`s of blocks that are still there and were edited, in the order they were written. */
  changedBlocks: string[]
  /** `_key`s of blocks that were not written, in the order they stand. */
  addedBlocks: string[]
  /** `_key`s of blocks that were written and are gone, in the order they were written. */
  removedBlocks: string[]
  /** Whether the blocks that are still there stand in another order. */
  reordered: boolean
}

/** The blocks of a body by key, in order; undefined when the body is no list of blocks with a `_key` of their own each. */
function blocksByKey(body: unknown): Map<string, unknown> | undefined {
  if (body === undefined || body === null) return new Map()
  if (!Array.isArray(body)) return undefined
  const blocks = new Map<string, unknown>()
  for (const block of body as unknown[]) {
    const key = (block as {_key?: unknown} | null)?._key
    if (typeof key !== 'string' || blocks.has(key)) return undefined
    blocks.set(key, block)
  }
  return blocks
}

/**
 * Compares an article as it stands now with the hashes of what a run wrote, so that a later run knows what an editor
 * touched.
 *
 * @param written - The hashes from the import record.
 * @param current - The document as the dataset holds it now, published or draft.
 */
export function compareWritten(written: WrittenHashes, current: SanityDocument): WrittenComparison {
  const parts = toParts(current, wholeFields(written.fields))
  const fields = [...new Set([...Object.keys(written.fields), ...parts.keys()])].sort()
  const changedFields = fields.filter((name) => !parts.has(name) || written.fields[name] !== hashValue(parts.get(name)))

  const blocks = blocksByKey(current['body'])
  if (blocks === undefined || written.blocks === undefined) {
    const withBody = [...changedFields, 'body'].sort()
    return {changedFields: withBody, changedBlocks: [], addedBlocks: [], removedBlocks: [], reordered: false}
  }

  const writtenKeys = new Set(written.blocks.map(([key]) => key))
  const kept = written.blocks.filter(([key]) => blocks.has(key))
  const currentOrder = [...blocks.keys()].filter((key) => writtenKeys.has(key))
  return {
    changedFields,
    changedBlocks: kept.filter(([key, hash]) => hashContent(blocks.get(key)) !== hash).map(([key]) => key),
    addedBlocks: [...blocks.keys()].filter((key) => !writtenKeys.has(key)),
    removedBlocks: written.blocks.map(([key]) => key).filter((key) => !blocks.has(key)),
    reordered: kept.some(([key], index) => key !== currentOrder[index]),
  }
}
