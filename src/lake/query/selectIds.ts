import {createQueryError} from './queryErrors.ts'

/** How many documents one query may delete or patch (hosted limit). */
const MAX_SELECTED = 10_000

/**
 * Reads the ids of the documents that the query of a delete or patch selected.
 *
 * @param result - what the query came to: documents, or at least their `_id`s in objects
 * @throws LakeError 400 where it is something else, or too many
 */
export function selectIds(result: unknown): string[] {
  const selected: unknown[] = [result].flat().filter((each) => each !== null)
  if (selected.length > MAX_SELECTED) {
    throw createQueryError(
      `The query selects ${selected.length} documents to change; at most ${MAX_SELECTED} are allowed.`,
    )
  }
  return Array.from(new Set(selected.map(readId)))
}

function readId(selected: unknown): string {
  if (typeof selected === 'object' && selected !== null && '_id' in selected && typeof selected._id === 'string') {
    return selected._id
  }
  throw createQueryError('The query of a delete or patch must select documents, such as *[_type == "article"].')
}
