import {compareWritten} from '../document/compareWritten.ts'
import type {ExportHolding} from './types.ts'

/** Whether an article is as its import wrote it, so that its source says all of it. */
export function isUnedited({document, record}: ExportHolding): boolean {
  if (!record) return false
  const {changedFields, changedBlocks, addedBlocks, removedBlocks, reordered} = compareWritten(record.written, document)
  return !reordered && [changedFields, changedBlocks, addedBlocks, removedBlocks].every((list) => list.length === 0)
}
