import {compareWritten} from '../document/compareWritten.ts'
import type {ExportHolding} from './types.ts'

/**
 * Whether an article is as its import wrote it, and its source says all of it: no change of the source waits for a person, and
 * what the source calls a draft is one.
 */
export function isUnedited({document, isDraft, record}: ExportHolding): boolean {
  if (!record || record.hasConflicts || record.isDraft !== isDraft) return false
  const {changedFields, changedBlocks, addedBlocks, removedBlocks, reordered} = compareWritten(record.written, document)
  return !reordered && [changedFields, changedBlocks, addedBlocks, removedBlocks].every((list) => list.length === 0)
}
