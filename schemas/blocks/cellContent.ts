import {defineType} from '@sanity/types'

import {textBlock} from './textBlock.ts'

/** The name of {@link cellContent}, for the field that holds it. */
export const CELL_CONTENT = 'cellContent'

/** What a table cell holds: paragraphs with every mark and inline object, and nothing that Markdown cannot put there. */
export const cellContent = defineType({
  name: CELL_CONTENT,
  title: 'Cell',
  type: 'array',
  of: [textBlock({styles: ['normal'], lists: []})],
})
