import {defineField, defineType} from '@sanity/types'

import {INLINE_OBJECT} from '../names.ts'
import {marksField} from './marksField.ts'

/** A call to a footnote of the same body. */
export const footnoteReference = defineType({
  name: INLINE_OBJECT.footnoteReference,
  title: 'Footnote call',
  type: 'object',
  fields: [
    defineField({
      name: 'identifier',
      title: 'Identifier',
      description: 'The identifier of the footnote it calls.',
      type: 'string',
    }),
    marksField,
  ],
  preview: {
    select: {identifier: 'identifier'},
    prepare: ({identifier}: {identifier?: string}) => ({title: identifier || 'Footnote'}),
  },
})
