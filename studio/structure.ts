import {CalendarIcon} from '@sanity/icons/Calendar'
import {DocumentsIcon} from '@sanity/icons/Documents'
import {EarthGlobeIcon} from '@sanity/icons/EarthGlobe'
import {EditIcon} from '@sanity/icons/Edit'
import {FolderIcon} from '@sanity/icons/Folder'
import {TagIcon} from '@sanity/icons/Tag'
import {UsersIcon} from '@sanity/icons/Users'
import {WarningOutlineIcon} from '@sanity/icons/WarningOutline'
import type {ListBuilder, StructureBuilder, StructureResolver, StructureResolverContext} from 'sanity/structure'

import {DOCUMENT} from '../schemas/names.ts'
import {articleList, NEWEST_FIRST} from './structure/articleList.ts'
import {articlesByReference} from './structure/articlesByReference.ts'
import {articlesByValue} from './structure/articlesByValue.ts'
import {CONCERNS} from './structure/needsAttention.ts'
import {ARTICLE_BY_AUTHOR, ARTICLE_IN_CATEGORY, ARTICLE_IN_LANGUAGE, ARTICLE_WITH_TAG} from './templates.ts'

/** What `S.list().items(…)` takes. */
type StructureItems = Parameters<ListBuilder['items']>[0]

/**
 * The list entries for articles, categories and authors, for a Studio that builds its own structure.
 *
 * @param S - the structure builder
 * @param context - what a structure resolver is handed beside it
 * @returns entries to spread into `S.list().items(…)`
 */
export function articleStructureItems(S: StructureBuilder, context: StructureResolverContext): StructureItems {
  return [
    S.listItem()
      .id('articles')
      .title('Articles')
      .icon(DocumentsIcon)
      .child(S.documentTypeList(DOCUMENT.article).title('Articles').defaultOrdering(NEWEST_FIRST)),
    S.listItem()
      .id('drafts')
      .title('Drafts')
      .icon(EditIcon)
      .child(
        articleList(S, {
          id: 'drafts',
          title: 'Drafts',
          filter: '_originalId in path("drafts.**")',
        }).initialValueTemplates([S.initialValueTemplateItem(DOCUMENT.article)]),
      ),
    S.listItem()
      .id('future')
      .title('Dated in the future')
      .icon(CalendarIcon)
      .child(articleList(S, {id: 'future', title: 'Dated in the future', filter: 'publishedAt > now()'})),
    S.listItem().id('attention').title('Needs attention').icon(WarningOutlineIcon).child(needsAttention(S)),
    S.divider(),
    articlesByReference(S, {
      id: 'by-category',
      title: 'Articles by category',
      icon: FolderIcon,
      type: DOCUMENT.category,
      values: 'Categories',
      param: 'categoryId',
      filter: 'category._ref == $categoryId',
      template: ARTICLE_IN_CATEGORY,
    }),
    articlesByReference(S, {
      id: 'by-author',
      title: 'Articles by author',
      icon: UsersIcon,
      type: DOCUMENT.author,
      values: 'Authors',
      param: 'authorId',
      filter: 'author._ref == $authorId || $authorId in coAuthors[]._ref',
      template: ARTICLE_BY_AUTHOR,
    }),
    S.listItem()
      .id('by-tag')
      .title('Articles by tag')
      .icon(TagIcon)
      .child(() =>
        articlesByValue(S, context, {id: 'by-tag', title: 'Tags', field: 'tags', template: ARTICLE_WITH_TAG}),
      ),
    S.listItem()
      .id('by-language')
      .title('Articles by language')
      .icon(EarthGlobeIcon)
      .child(() =>
        articlesByValue(S, context, {
          id: 'by-language',
          title: 'Languages',
          field: 'language',
          template: ARTICLE_IN_LANGUAGE,
        }),
      ),
    S.divider(),
    S.documentTypeListItem(DOCUMENT.category).title('Categories'),
    S.documentTypeListItem(DOCUMENT.author).title('Authors'),
  ]
}

/** The structure of the Studio in this package: the articles and what belongs to them, nothing else. */
export const structure: StructureResolver = (S, context) =>
  S.list().id('content').title('Content').items(articleStructureItems(S, context))

function needsAttention(S: StructureBuilder): ListBuilder {
  const items = CONCERNS.map((concern) =>
    S.listItem().id(concern.id).title(concern.title).showIcon(false).child(articleList(S, concern)),
  )
  return S.list().id('attention').title('Needs attention').items(items)
}
