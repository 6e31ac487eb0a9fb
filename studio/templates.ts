import type {Template} from 'sanity'

import {DOCUMENT} from '../schemas/names.ts'

/** The id of the template that starts an article inside a category. */
export const ARTICLE_IN_CATEGORY = 'article-in-category'
/** The id of the template that starts an article by an author. */
export const ARTICLE_BY_AUTHOR = 'article-by-author'
/** The id of the template that starts an article with a tag. */
export const ARTICLE_WITH_TAG = 'article-with-tag'
/** The id of the template that starts an article in a language. */
export const ARTICLE_IN_LANGUAGE = 'article-in-language'

/** Ways to start a document, besides the empty ones that every type has. */
export const templates: Template[] = [
  {
    id: ARTICLE_IN_CATEGORY,
    title: 'Article in this category',
    schemaType: DOCUMENT.article,
    parameters: [{name: 'categoryId', type: 'string'}],
    value: ({categoryId}: {categoryId: string}) => ({category: {_type: 'reference', _ref: categoryId}}),
  },
  {
    id: ARTICLE_BY_AUTHOR,
    title: 'Article by this author',
    schemaType: DOCUMENT.article,
    parameters: [{name: 'authorId', type: 'string'}],
    value: ({authorId}: {authorId: string}) => ({author: {_type: 'reference', _ref: authorId}}),
  },
  {
    id: ARTICLE_WITH_TAG,
    title: 'Article with this tag',
    schemaType: DOCUMENT.article,
    parameters: [{name: 'value', type: 'string'}],
    value: ({value}: {value: string}) => ({tags: [value]}),
  },
  {
    id: ARTICLE_IN_LANGUAGE,
    title: 'Article in this language',
    schemaType: DOCUMENT.article,
    parameters: [{name: 'value', type: 'string'}],
    value: ({value}: {value: string}) => ({language: value}),
  },
]
