import type {DocumentListBuilder, ListBuilder, StructureBuilder, StructureResolver} from 'sanity/structure'

import {DOCUMENT} from '../schemas/names.ts'
import {ARTICLE_IN_CATEGORY} from './templates.ts'

const API_VERSION = '2025-02-19'
const NEWEST_FIRST = [
  {field: 'publishedAt', direction: 'desc' as const, nulls: 'last' as const},
  {field: 'title', direction: 'asc' as const},
]

/** What `S.list().items(…)` takes. */
type StructureItems = Parameters<ListBuilder['items']>[0]

/**
 * The list entries for articles, categories and authors, for a Studio that builds its own structure.
 *
 * @param S - the structure builder
 * @returns entries to spread into `S.list().items(…)`
 */
export function articleStructureItems(S: StructureBuilder): StructureItems {
  return [
    S.listItem()
      .id('articles')
      .title('Articles')
      .child(newestFirst(S.documentTypeList(DOCUMENT.article).title('Articles'))),
    S.listItem()
      .id('drafts')
      .title('Drafts')
      .child(
        articleList(S, 'Drafts', '_originalId in path("drafts.**")').initialValueTemplates([
          S.initialValueTemplateItem(DOCUMENT.article),
        ]),
      ),
    S.listItem()
      .id('by-category')
      .title('Articles by category')
      .child(
        S.documentTypeList(DOCUMENT.category)
          .title('Categories')
          .child((categoryId) => articlesInCategory(S, categoryId)),
      ),
    S.listItem()
      .id('without-category')
      .title('Articles without category')
      .child(articleList(S, 'Without category', '!defined(category)')),
    S.divider(),
    S.documentTypeListItem(DOCUMENT.category).title('Categories'),
    S.documentTypeListItem(DOCUMENT.author).title('Authors'),
  ]
}

/** The structure of the Studio in this package: the articles and what belongs to them, nothing else. */
export const structure: StructureResolver = (S) =>
  S.list().id('content').title('Content').items(articleStructureItems(S))

function articlesInCategory(S: StructureBuilder, categoryId: string): DocumentListBuilder {
  return articleList(S, 'Articles', 'category._ref == $categoryId')
    .params({type: DOCUMENT.article, categoryId})
    .initialValueTemplates([S.initialValueTemplateItem(ARTICLE_IN_CATEGORY, {categoryId})])
}

function articleList(S: StructureBuilder, title: string, filter: string): DocumentListBuilder {
  return newestFirst(
    S.documentList()
      .id(title.toLowerCase().replaceAll(' ', '-'))
      .title(title)
      .schemaType(DOCUMENT.article)
      .apiVersion(API_VERSION)
      .filter(`_type == $type && ${filter}`)
      .params({type: DOCUMENT.article}),
  )
}

function newestFirst(list: DocumentListBuilder): DocumentListBuilder {
  return list.defaultOrdering(NEWEST_FIRST)
}
