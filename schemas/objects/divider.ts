import {defineField, defineType} from '@sanity/types'

import {BLOCK_OBJECT} from '../names.ts'

/** A thematic break. It says nothing but that it is there, and a schema type must have a field. */
export const divider = defineType({
  name: BLOCK_OBJECT.divider,
  title: 'Divider',
  type: 'object',
  fields: [defineField({name: 'style', title: 'Style', type: 'string', hidden: true, readOnly: true})],
  preview: {prepare: () => ({title: '———'})},
})
