import type {Template} from 'sanity'

import {DOCUMENT} from '../schemas/names.ts'

/** The id of the template that starts an article inside a category. */
export const ARTICLE_IN_CATEGORY = 'article-in-category'

/** Ways to start a document, besides the empty ones that every type has. */
export const templates: Template[] = [
  {
    id: ARTICLE_IN_CATEGORY,
    title: 'Article in this category',
    schemaType: DOCUMENT.article,
    parameters: [{name: 'categoryId', type: 'string'}],
    value: ({categoryId}: {categoryId: string}) => ({category: {_type: 'reference', _ref: categoryId}}),
  },
]
