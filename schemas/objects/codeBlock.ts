import {defineArrayMember, defineField, defineType} from '@sanity/types'

import {BLOCK_OBJECT} from '../names.ts'
import {toPreviewLine} from '../previews/toPreviewLine.ts'

/** What the preview of a code block selects. */
export interface CodeSelection {
  code?: string
  filename?: string
  language?: string
}

/** The preview of a code block: its file name or first line, and its language. */
export function prepareCode({code, filename, language}: CodeSelection): {title: string; subtitle: string} {
  return {title: filename ?? toPreviewLine(code) ?? 'Code', subtitle: language ?? 'Plain text'}
}

/**
 * A block of code. Name and fields are those of `@sanity/code-input`, whose editor the Studio puts on this type;
 * defined here so that everything without a browser knows the type as well.
 */
export const codeBlock = defineType({
  name: BLOCK_OBJECT.code,
  title: 'Code',
  type: 'object',
  fields: [
    defineField({name: 'language', title: 'Language', type: 'string'}),
    defineField({name: 'filename', title: 'File name', type: 'string'}),
    defineField({
      name: 'code',
      title: 'Code',
      description: 'A click on the number of a line highlights the line.',
      type: 'text',
    }),
    defineField({
      name: 'highlightedLines',
      title: 'Highlighted lines',
      type: 'array',
      of: [defineArrayMember({type: 'number'})],
    }),
    defineField({
      name: 'meta',
      title: 'Highlighter settings',
      description: 'What else stood beside the language in the Markdown.',
      type: 'string',
      hidden: ({value}) => value === undefined,
    }),
  ],
  preview: {select: {code: 'code', filename: 'filename', language: 'language'}, prepare: prepareCode},
})
