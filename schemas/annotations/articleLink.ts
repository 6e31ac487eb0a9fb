import {defineArrayMember, defineField} from '@sanity/types'

import {ANNOTATION, DOCUMENT} from '../names.ts'
import {linkTitle} from './linkFields.ts'

/** A link to another article of the dataset. Weak, so that the target can be deleted. */
export const articleLink = defineArrayMember({
  name: ANNOTATION.articleLink,
  title: 'Link to article',
  type: 'object',
  fields: [
    defineField({
      name: 'reference',
      title: 'Article',
      type: 'reference',
      to: [{type: DOCUMENT.article}],
      weak: true,
    }),
    defineField({
      name: 'fragment',
      title: 'Heading',
      description: 'A heading inside the article, without #.',
      type: 'string',
    }),
    linkTitle,
  ],
})
