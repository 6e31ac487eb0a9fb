import type {SanityClient} from '@sanity/client'

/** Ids of the versions of a document that there are: the published one, its draft. */
export function listVersions(client: SanityClient, id: string): Promise<string[]> {
  return client.fetch('*[sanity::versionOf($id)]._id | order(@)', {id}, {perspective: 'raw'})
}

/**
 * What a draft holds; null without a draft.
 *
 * @param id - of the published document
 * @param expression - GROQ on the draft: an attribute, `body[0].style`, `{title, subtitle}`
 */
export function readDraft<T = unknown>(client: SanityClient, id: string, expression: string): Promise<T | null> {
  return client.fetch(`*[_id == $id][0]{"value": ${expression}}.value`, {id: `drafts.${id}`}, {perspective: 'raw'})
}
