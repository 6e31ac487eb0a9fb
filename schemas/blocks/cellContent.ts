import {defineType} from '@sanity/types'

import {textBlock} from './textBlock.ts'

/** The name of {@link cellContent}, for the field that holds it. */
export const CELL_CONTENT = 'cellContent'

/**
 * What a table cell holds: paragraphs with every mark and inline object, and nothing that Markdown cannot put there.
 *
 * @param inline - names of inline objects besides those of the content model
 */
export function defineCellContent(inline: readonly string[]) {
  return defineType({
    name: CELL_CONTENT,
    title: 'Cell',
    type: 'array',
    of: [textBlock({styles: ['normal'], lists: [], inline})],
  })
}

/** {@link defineCellContent} for the content model alone. */
export const cellContent = defineCellContent([])
