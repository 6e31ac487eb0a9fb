import {defineField, defineType} from '@sanity/types'

import {INLINE_OBJECT, SOURCE_SYNTAXES} from '../names.ts'
import {SYNTAX_CHOICES} from '../objects/sourceBlock.ts'
import {marksField} from './marksField.ts'

/** A piece of another language among the words of a paragraph, kept as written. */
export const inlineSource = defineType({
  name: INLINE_OBJECT.inlineSource,
  title: 'Inline source',
  type: 'object',
  fields: [
    defineField({
      name: 'syntax',
      title: 'Language',
      type: 'string',
      options: {list: SYNTAX_CHOICES},
      initialValue: SOURCE_SYNTAXES[0],
    }),
    defineField({name: 'source', title: 'Source', type: 'string'}),
    marksField,
  ],
  preview: {select: {title: 'source', subtitle: 'syntax'}},
})
