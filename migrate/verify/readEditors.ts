import type {SanityClient} from '@sanity/client'

/** Somebody who changed a document, and when last. */
export interface Editor {
  /** The id of a user or of a token, as the Content Lake has it. */
  author: string
  /** ISO 8601. */
  at: string
}

/**
 * Reads who changed a document since a transaction.
 *
 * @param client - Of the dataset.
 * @param id - Of the document.
 * @param since - Id of a transaction that changed it; it does not count itself.
 * @returns Nobody when the history does not say.
 */
export async function readEditors(client: SanityClient, id: string, since: string): Promise<Editor[]> {
  const {dataset = '', token} = client.config()
  const query = new URLSearchParams({excludeContent: 'true', fromTransaction: since})
  const response = await fetch(`${client.getUrl(`/data/history/${dataset}/transactions/${id}`)}?${query}`, {
    headers: token === undefined ? {} : {authorization: `Bearer ${token}`},
  })
  if (!response.ok) return []
  const lines = (await response.text()).split('\n').filter((line) => line !== '')
  const editors = new Map<string, Editor>()
  for (const line of lines) {
    const {id: transaction, author, timestamp} = JSON.parse(line) as Record<string, unknown>
    if (transaction === since || typeof author !== 'string' || typeof timestamp !== 'string') continue
    editors.set(author, {author, at: timestamp})
  }
  return [...editors.values()]
}
