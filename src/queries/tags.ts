import {defineQuery} from 'groq'

/** The tags that articles have, each once, in the order of their characters. */
export const tagsQuery = defineQuery(`
  array::compact(array::unique(*[_type == "article" && defined(slug.current) && defined(tags)].tags[])) | order(@ asc)
`)
