import {defineField, defineType} from '@sanity/types'

import {ARTICLE_BODY} from '../blocks/articleBody.ts'
import {BLOCK_OBJECT} from '../names.ts'
import {toPreviewText} from '../previews/toPreviewText.ts'

/** A quotation that holds more than paragraphs: lists, code, other quotations. Plain ones are `blockquote` blocks. */
export const quote = defineType({
  name: BLOCK_OBJECT.quote,
  title: 'Quotation with structure',
  type: 'object',
  fields: [defineField({name: 'content', title: 'Content', type: ARTICLE_BODY})],
  preview: {
    select: {content: 'content'},
    prepare: ({content}: {content?: unknown}) => ({
      title: toPreviewText(content) || 'Quotation',
      subtitle: 'Quotation',
    }),
  },
})
