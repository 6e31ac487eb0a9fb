import {defineQuery} from 'groq'

import {authorFields, imageFields} from './projections.ts'

/** All authors by name, with the number of articles each wrote, alone or with others. */
export const authorsQuery = defineQuery(`
  *[_type == "author"] | order(lower(name) asc, _id asc) {
    ${authorFields},
    bio,
    image{${imageFields}},
    "articleCount": count(*[_type == "article" && defined(slug.current)
      && (author._ref == ^._id || ^._id in coAuthors[]._ref)])
  }
`)
