import {definePlugin} from 'sanity'

import {BLOCK_OBJECT} from '../schemas/names.ts'
import {extendSchema, schemaTypes, type OwnTypes} from '../schemas/index.ts'
import {attachInputs} from './attachInputs.tsx'
import {templates} from './templates.ts'

/** Options of {@link articlePlugin}. */
export interface ArticlePluginOptions {
  /**
   * Whether the plugin brings the `code` type. Default true; false for a Studio that already uses `codeInput()`,
   * whose type has the same name and shape.
   */
  code?: boolean
  /** Types of your own that may stand in the body of an article, between paragraphs and among words. Default none. */
  types?: OwnTypes
}

/**
 * Everything a Studio needs to edit migrated articles: the schema types with their editors and previews, and a
 * template. Lists are separate, see `articleStructureItems`, because a Studio has one structure.
 *
 * @example
 * ```ts
 * export default defineConfig({projectId, dataset, plugins: [structureTool(), articlePlugin()]})
 * ```
 */
export const articlePlugin = definePlugin<ArticlePluginOptions | void>((options) => {
  const all = extendSchema(schemaTypes, options?.types ?? {})
  const types = options?.code === false ? all.filter(({name}) => name !== BLOCK_OBJECT.code) : all
  return {
    name: 'sanity-plugin-markdown-articles',
    schema: {
      types: types.map(attachInputs),
      templates: (existing) => [...existing, ...templates],
    },
  }
})
