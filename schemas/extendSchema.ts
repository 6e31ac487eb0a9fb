import type {SchemaTypeDefinition} from '@sanity/types'

import {ARTICLE_BODY, defineArticleBody} from './blocks/articleBody.ts'
import {CELL_CONTENT, defineCellContent} from './blocks/cellContent.ts'
import {marksField} from './inline/marksField.ts'

/** Object types of your own that may stand in the body of an article. */
export interface OwnTypes {
  /** Between paragraphs, at any depth: in the body, and in quotes, list items, callouts and footnotes. */
  blocks?: readonly SchemaTypeDefinition[]
  /** Among the words of any text block. */
  inline?: readonly SchemaTypeDefinition[]
}

/**
 * Adds types of your own to the content model, and lets them stand in the body of an article.
 *
 * @param types - The content model: `schemaTypes`.
 * @param own - An inline type gets a hidden field for the marks around it, as those of the content model have.
 * @returns All types; the given ones are not changed.
 * @example
 * ```ts
 * const types = extendSchema(schemaTypes, {blocks: [defineType({name: 'video', type: 'object', fields: […]})]})
 * ```
 */
export function extendSchema(
  types: readonly SchemaTypeDefinition[],
  {blocks = [], inline = []}: OwnTypes,
): SchemaTypeDefinition[] {
  const names = {blocks: blocks.map(({name}) => name), inline: inline.map(({name}) => name)}
  const extended = types.map((type) => {
    if (type.name === ARTICLE_BODY) return defineArticleBody(names)
    return type.name === CELL_CONTENT ? defineCellContent(names.inline) : type
  })
  return [...extended, ...blocks, ...inline.map(withMarks)]
}

function withMarks(type: SchemaTypeDefinition): SchemaTypeDefinition {
  if (!('fields' in type) || !Array.isArray(type.fields)) return type
  const hasMarks = type.fields.some((field: {name: string}) => field.name === marksField.name)
  return hasMarks ? type : {...type, fields: [...type.fields, marksField]}
}
