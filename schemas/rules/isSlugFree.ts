import type {SlugIsUniqueValidator} from '@sanity/types'

const API_VERSION = '2025-02-19'

const FREE_QUERY = `!defined(*[_type == $type && slug.current == $slug && lower(language) == $language
  && !(_id in [$published, $draft]) && !(_id in path("versions.**"))][0]._id)`

/**
 * Whether no other article in the same language has a slug: translations may share theirs. Without a language the Studio's own
 * rule holds.
 */
export const isSlugFree: SlugIsUniqueValidator = (slug, context) => {
  const {document, getClient, defaultIsUnique} = context
  const language = document?.['language']
  if (!document || typeof language !== 'string' || language === '') return defaultIsUnique(slug, context)
  const published = document._id.replace(/^drafts\.|^versions\.[^.]+\./, '')
  const params = {type: document._type, slug, language: language.toLowerCase(), published, draft: `drafts.${published}`}
  const client = getClient({apiVersion: API_VERSION})
  return client.fetch<boolean>(FREE_QUERY, params, {tag: 'validation.slug-is-unique'})
}
