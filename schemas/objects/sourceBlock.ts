import {defineField, defineType} from '@sanity/types'

import {BLOCK_OBJECT, SOURCE_SYNTAXES, type SourceSyntax} from '../names.ts'
import {toPreviewLine} from '../previews/toPreviewLine.ts'

/** The languages by the names that people know. */
const SYNTAX_TITLES: Record<SourceSyntax, string> = {
  mdx: 'MDX',
  hugo: 'Hugo',
  liquid: 'Liquid',
  obsidian: 'Obsidian',
  kramdown: 'kramdown',
  directive: 'Directive',
}

/** What a piece of source is, in words; a language that is not known by its own name. */
export function describeSyntax(syntax: string | undefined): string {
  if (!syntax) return 'Source'
  return `Source: ${new Map<string, string>(Object.entries(SYNTAX_TITLES)).get(syntax) ?? syntax}`
}

/** The choices of a field that names one of {@link SOURCE_SYNTAXES}. */
export const SYNTAX_CHOICES = SOURCE_SYNTAXES.map((value) => ({value, title: SYNTAX_TITLES[value]}))

/** What the preview of a piece of source selects. */
export interface SourceSelection {
  source?: string
  syntax?: string
}

/** The preview of a piece of source: its first line, and its language. */
export function prepareSource({source, syntax}: SourceSelection): {title: string; subtitle: string} {
  return {
    title: toPreviewLine(source) ?? 'Source',
    subtitle: describeSyntax(syntax),
  }
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
      options: {list: SYNTAX_CHOICES},
      initialValue: SOURCE_SYNTAXES[0],
    }),
    defineField({name: 'source', title: 'Source', type: 'text', rows: 4}),
  ],
  preview: {select: {source: 'source', syntax: 'syntax'}, prepare: prepareSource},
})
