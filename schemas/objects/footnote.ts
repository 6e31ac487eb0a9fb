import {defineField, defineType} from '@sanity/types'

import {ARTICLE_BODY} from '../blocks/articleBody.ts'
import {BLOCK_OBJECT} from '../names.ts'
import {toPreviewText} from '../previews/toPreviewText.ts'

/** The text of a footnote. It stands where its source defined it; sites usually show it at the end. */
export const footnote = defineType({
  name: BLOCK_OBJECT.footnote,
  title: 'Footnote',
  type: 'object',
  fields: [
    defineField({
      name: 'identifier',
      title: 'Identifier',
      description: 'The number or name by which the text calls it.',
      type: 'string',
    }),
    defineField({name: 'content', title: 'Content', type: ARTICLE_BODY}),
  ],
  preview: {
    select: {content: 'content', identifier: 'identifier'},
    prepare: ({content, identifier}: {content?: unknown; identifier?: string}) => ({
      title: toPreviewText(content) || 'Footnote',
      subtitle: `Footnote ${identifier ?? ''}`.trimEnd(),
    }),
  },
})
