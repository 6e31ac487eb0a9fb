import {defineField, defineType} from '@sanity/types'

import {INLINE_OBJECT} from '../names.ts'

/** The box of a task list item. */
export const checkbox = defineType({
  name: INLINE_OBJECT.checkbox,
  title: 'Checkbox',
  type: 'object',
  fields: [defineField({name: 'checked', title: 'Done', type: 'boolean', initialValue: false})],
  preview: {
    select: {checked: 'checked'},
    prepare: ({checked}: {checked?: boolean}) => ({title: checked ? '☑' : '☐'}),
  },
})
