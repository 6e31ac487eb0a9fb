import type {SanityClient} from '@sanity/client'

/** Somebody who changed a document, and when last. */
export interface Editor {
  /** The id of a user or of a token, as the Content Lake has it. */
  author: string
  /** ISO 8601. */
  at: string
}

const TIMEOUT_MS = 30_000

/**
 * Reads who changed a document since a transaction.
 *
 * @param client - Client of the dataset.
 * @param id - Id of the document.
 * @param since - Id of a transaction that changed it; it does not count itself.
 * @returns Nobody when the history does not say.
 */
export async function readEditors(client: SanityClient, id: string, since: string): Promise<Editor[]> {
  const {dataset = '', token} = client.config()
  const query = new URLSearchParams({excludeContent: 'true', fromTransaction: since})
  const url = `${client.getUrl(`/data/history/${dataset}/transactions/${id}`)}?${query}`
  const lines = (await readText(url, token)).split('\n').filter((line) => line !== '')
  const editors = new Map<string, Editor>()
  for (const line of lines) {
    const {id: transaction, author, timestamp} = JSON.parse(line) as Record<string, unknown>
    if (transaction === since || typeof author !== 'string' || typeof timestamp !== 'string') continue
    editors.set(author, {author, at: timestamp})
  }
  return [...editors.values()]
}

/** Empty where there is no whole answer: who changed an article is worth knowing, and not worth failing for. */
async function readText(url: string, token: string | undefined): Promise<string> {
  try {
    const headers: HeadersInit = token === undefined ? {} : {authorization: `Bearer ${token}`}
    const response = await fetch(url, {headers, signal: AbortSignal.timeout(TIMEOUT_MS)})
    return response.ok ? await response.text() : ''
  } catch (error) {
    // A broken connection, or the timeout.
    if (error instanceof TypeError || (error instanceof Error && error.name === 'TimeoutError')) return ''
    throw error
  }
}
