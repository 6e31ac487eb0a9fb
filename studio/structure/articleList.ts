import type {DocumentListBuilder, StructureBuilder} from 'sanity/structure'

import {DOCUMENT} from '../../schemas/names.ts'

/** The API version of the queries that lists ask. */
export const API_VERSION = '2025-02-19'

/** The order of lists until an editor chooses another. */
export const NEWEST_FIRST = [
  {field: 'publishedAt', direction: 'desc' as const, nulls: 'last' as const},
  {field: 'title', direction: 'asc' as const},
]

/** Which articles a list shows. */
export interface ArticleFilter {
  /** Of the list, in the Studio's address. */
  id: string
  title: string
  /** A condition of GROQ; `$type` is taken. */
  filter: string
  params?: Record<string, unknown>
}

/** A list of the articles that a condition holds for, newest first. */
export function articleList(S: StructureBuilder, {id, title, filter, params}: ArticleFilter): DocumentListBuilder {
  return S.documentList()
    .id(id)
    .title(title)
    .schemaType(DOCUMENT.article)
    .apiVersion(API_VERSION)
    .filter(`_type == $type && (${filter})`)
    .params({...params, type: DOCUMENT.article})
    .defaultOrdering(NEWEST_FIRST)
}
