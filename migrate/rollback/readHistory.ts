import type {SanityClient} from '@sanity/client'

import type {SanityDocument} from '../types.ts'

/**
 * Reads a document as a revision left it.
 *
 * @param client - Client of the dataset.
 * @param id - Id of the document.
 * @param revision - A revision that the document had.
 * @returns Undefined when the dataset's history does not have it (any more).
 */
export async function readRevision(
  client: SanityClient,
  id: string,
  revision: string,
): Promise<SanityDocument | undefined> {
  const {dataset = ''} = client.config()
  const {documents} = await client.request<{documents: SanityDocument[]}>({
    uri: `/data/history/${dataset}/documents/${id}`,
    query: {revision},
  })
  return documents[0]
}
