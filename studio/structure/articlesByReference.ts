import type {ComponentType} from 'react'
import type {ListItemBuilder, StructureBuilder} from 'sanity/structure'

import {articleList} from './articleList.ts'

/** Documents that divide articles into lists, by a reference. */
interface ReferenceField {
  /** Of the entry, in the Studio's address. */
  id: string
  title: string
  icon: ComponentType
  /** Of the documents. */
  type: string
  /** What the list of the documents is called. */
  values: string
  /** What the condition and the template call the id of a document. */
  param: string
  /** A condition of GROQ. */
  filter: string
  /** Template that starts an article with a reference. */
  template: string
}

/** An entry for the documents of a type, and under each its articles. */
export function articlesByReference(
  S: StructureBuilder,
  {id, title, icon, type, values, param, filter, template}: ReferenceField,
): ListItemBuilder {
  const listArticles = (documentId: string) => {
    const params = {[param]: documentId}
    const list = articleList(S, {id: 'articles', title: 'Articles', filter, params})
    return list.initialValueTemplates([S.initialValueTemplateItem(template, params)])
  }
  return S.listItem().id(id).title(title).icon(icon).child(S.documentTypeList(type).title(values).child(listArticles))
}
