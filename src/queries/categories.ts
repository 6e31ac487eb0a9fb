import {defineQuery} from 'groq'

import {categoryFields} from './projections.ts'

/** All categories by title, each with the number of its articles. */
export const categoriesQuery = defineQuery(`
  *[_type == "category" && defined(slug.current)] | order(lower(title) asc, _id asc) {
    ${categoryFields},
    description,
    "articleCount": count(*[_type == "article" && defined(slug.current) && category._ref == ^._id])
  }
`)
