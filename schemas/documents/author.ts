import {defineField, defineType} from '@sanity/types'

import {BLOCK_OBJECT, DOCUMENT} from '../names.ts'
import {checkSlug} from '../rules/checkSlug.ts'

/** Who wrote an article. */
export const author = defineType({
  name: DOCUMENT.author,
  title: 'Author',
  type: 'document',
  fields: [
    defineField({name: 'name', title: 'Name', type: 'string', validation: (rule) => rule.required()}),
    defineField({
      name: 'slug',
      title: 'Slug',
      type: 'slug',
      options: {source: 'name'},
      validation: (rule) => rule.custom((slug) => checkSlug(slug?.current)).warning(),
    }),
    defineField({name: 'image', title: 'Image', type: BLOCK_OBJECT.figure}),
    defineField({name: 'bio', title: 'About', type: 'text', rows: 4}),
  ],
  preview: {select: {title: 'name', media: 'image'}},
})
