import {defineArrayMember, defineField, defineType} from '@sanity/types'

import {CELL_CONTENT} from '../blocks/cellContent.ts'
import {ALIGNMENTS, BLOCK_OBJECT, MEMBER} from '../names.ts'
import {toPreviewText} from '../previews/toPreviewText.ts'

/** The preview of a table: the words of its first row, and its size. */
export function prepareTable({rows}: {rows?: {cells?: unknown[]}[]}): {title: string; subtitle: string} {
  const [first] = rows ?? []
  const size = `${rows?.length ?? 0} × ${first?.cells?.length ?? 0}`
  return {title: toPreviewText(first, {separator: ' | '}) || 'Table', subtitle: size}
}

const cell = defineArrayMember({
  name: MEMBER.cell,
  title: 'Cell',
  type: 'object',
  fields: [defineField({name: 'value', title: 'Content', type: CELL_CONTENT})],
})

const row = defineArrayMember({
  name: MEMBER.row,
  title: 'Row',
  type: 'object',
  fields: [defineField({name: 'cells', title: 'Cells', type: 'array', of: [cell]})],
})

/**
 * A table in the shape that the Studio's table editor edits in place, plus the alignment of its columns.
 * `rows` must be the first array field: the editor takes the first one it finds as the table's content.
 */
export const table = defineType({
  name: BLOCK_OBJECT.table,
  title: 'Table',
  type: 'object',
  fields: [
    defineField({name: 'headerRows', title: 'Header rows', type: 'number', initialValue: 1}),
    defineField({name: 'rows', title: 'Rows', type: 'array', of: [row]}),
    defineField({
      name: 'align',
      title: 'Column alignment',
      description: 'One entry a column, from the left.',
      type: 'array',
      of: [defineArrayMember({type: 'string', options: {list: [...ALIGNMENTS]}})],
    }),
  ],
  preview: {select: {rows: 'rows'}, prepare: prepareTable},
})
