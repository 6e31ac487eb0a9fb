import {defineField, defineType} from '@sanity/types'

import {INLINE_OBJECT} from '../names.ts'
import {marksField} from './marksField.ts'

/** A formula among the words of a paragraph. */
export const inlineMath = defineType({
  name: INLINE_OBJECT.inlineMath,
  title: 'Inline formula',
  type: 'object',
  fields: [defineField({name: 'tex', title: 'TeX', type: 'string'}), marksField],
  preview: {select: {title: 'tex'}},
})
