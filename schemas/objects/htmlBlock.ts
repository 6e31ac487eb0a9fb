import {defineField, defineType} from '@sanity/types'

import {BLOCK_OBJECT} from '../names.ts'
import {describeHtml} from '../previews/describeHtml.ts'

/** A block of raw HTML, kept as written. Sites decide whether to show it. */
export const htmlBlock = defineType({
  name: BLOCK_OBJECT.htmlBlock,
  title: 'HTML',
  type: 'object',
  fields: [defineField({name: 'html', title: 'HTML', type: 'text', rows: 8})],
  preview: {
    select: {html: 'html'},
    prepare: ({html}: {html?: string}) => describeHtml(html),
  },
})
