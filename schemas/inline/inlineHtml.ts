import {defineField, defineType} from '@sanity/types'

import {INLINE_OBJECT} from '../names.ts'
import {marksField} from './marksField.ts'

/** A piece of inline HTML with no Portable Text meaning, kept as written. */
export const inlineHtml = defineType({
  name: INLINE_OBJECT.inlineHtml,
  title: 'Inline HTML',
  type: 'object',
  fields: [defineField({name: 'html', title: 'HTML', type: 'string'}), marksField],
  preview: {select: {title: 'html'}},
})
