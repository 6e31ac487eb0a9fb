/** Members that say when, where and by which run a document was written, not what it is. */
const OF_THE_RUN = new Set(['_rev', '_createdAt', '_updatedAt', 'runId', 'revisionsBefore', 'imageFiles', 'url'])

/** What one run leaves behind about itself. */
const ABOUT_RUNS = /^migration\.(?:run\.|lock$)/

/**
 * What a dataset holds, without what differs between two runs that do the same.
 *
 * @param documents - All of the dataset.
 * @returns JSON of each document by id.
 */
export function contentOf(documents: Iterable<{_id: string}>): Map<string, string> {
  const content = new Map<string, string>()
  for (const document of documents) {
    if (ABOUT_RUNS.test(document._id)) continue
    const members = Object.entries(document).filter(([name]) => !OF_THE_RUN.has(name))
    content.set(document._id, JSON.stringify(Object.fromEntries(members)))
  }
  return new Map([...content].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
