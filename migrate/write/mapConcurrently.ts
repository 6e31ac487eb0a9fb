/**
 * Calls `work` for every item, at most `limit` at a time, and keeps the order of the items in the result.
 * When the signal aborts, no further call starts and those in flight are waited for; items never started are undefined.
 *
 * @param items - The items to work on.
 * @param limit - Calls in flight, from 1.
 * @param work - Must settle every failure it can answer for; the first rejection rejects the whole, after those in flight.
 * @param signal - When it aborts, no further item is begun.
 */
export async function mapConcurrently<Item, Result>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<Result>,
  signal?: AbortSignal,
): Promise<(Result | undefined)[]> {
  const results: (Result | undefined)[] = Array.from({length: items.length})
  const queue = items.entries()
  let stopped = false

  async function drain(): Promise<void> {
    for (const [index, item] of queue) {
      if (stopped || signal?.aborted) return
      try {
        results[index] = await work(item)
      } catch (error) {
        stopped = true
        throw error
      }
    }
  }

  const workers = Array.from({length: Math.min(limit, items.length)}, drain)
  const settled = await Promise.allSettled(workers)
  const failed = settled.find((outcome) => outcome.status === 'rejected')
  if (failed) throw failed.reason
  return results
}
