import {defineField, defineType} from '@sanity/types'

import {BLOCK_OBJECT} from '../names.ts'
import {toPreviewLine} from '../previews/toPreviewLine.ts'

/** A displayed formula. */
export const math = defineType({
  name: BLOCK_OBJECT.math,
  title: 'Formula',
  type: 'object',
  fields: [defineField({name: 'tex', title: 'TeX', type: 'text', rows: 4})],
  preview: {
    select: {tex: 'tex'},
    prepare: ({tex}: {tex?: string}) => ({title: toPreviewLine(tex) ?? 'Formula', subtitle: 'TeX'}),
  },
})
