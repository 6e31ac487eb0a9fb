import {defineField, defineType} from '@sanity/types'

import {DOCUMENT} from '../names.ts'
import {checkSlug} from '../rules/checkSlug.ts'

/** What an article is about, in one word; a site lists articles by it. */
export const category = defineType({
  name: DOCUMENT.category,
  title: 'Category',
  type: 'document',
  fields: [
    defineField({name: 'title', title: 'Title', type: 'string', validation: (rule) => rule.required()}),
    defineField({
      name: 'slug',
      title: 'Slug',
      type: 'slug',
      options: {source: 'title'},
      validation: (rule) => [rule.required(), rule.custom((slug) => checkSlug(slug?.current)).warning()],
    }),
    defineField({name: 'description', title: 'Description', type: 'text', rows: 3}),
  ],
  preview: {select: {title: 'title', subtitle: 'slug.current'}},
})
