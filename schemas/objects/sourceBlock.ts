import {defineField, defineType} from '@sanity/types'

import {BLOCK_OBJECT, SOURCE_SYNTAXES} from '../names.ts'
import {toPreviewLine} from '../previews/toPreviewLine.ts'

/** What the preview of a piece of source selects. */
interface SourceSelection {
  source?: string
  syntax?: string
}

/** The preview of a piece of source: its first line, and its language. */
function prepareSource({source, syntax}: SourceSelection): {title: string; subtitle: string} {
  return {title: toPreviewLine(source) ?? 'Source', subtitle: syntax ?? 'Source'}
}

/** A piece of another language between paragraphs, kept as written. Sites decide what it becomes. */
export const sourceBlock = defineType({
  name: BLOCK_OBJECT.sourceBlock,
  title: 'Source',
  type: 'object',
  fields: [
    defineField({
      name: 'syntax',
      title: 'Language',
      type: 'string',
      options: {list: [...SOURCE_SYNTAXES]},
      initialValue: SOURCE_SYNTAXES[0],
    }),
    defineField({name: 'source', title: 'Source', type: 'text', rows: 4}),
  ],
  preview: {select: {source: 'source', syntax: 'syntax'}, prepare: prepareSource},
})
