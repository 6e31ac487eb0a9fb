import type {Root} from 'mdast'

import type {Conversion} from '../types.ts'
import type {CompiledSettings} from './compileSettings.ts'
import {convertParts} from './convertParts.ts'
import {joinElements} from './html/joinElements.ts'
import {keepSource} from './keepSource.ts'
import type {ArticleOptions} from './options.ts'
import {surveyTree} from './surveyTree.ts'

/**
 * Converts a Markdown tree, which plugins may have changed.
 *
 * @param tree - The tree; it is only read.
 * @param source - The normalized Markdown its positions refer to.
 * @param settings - How to convert any article.
 * @param article - What is known of this one.
 */
export function convertTree(
  tree: Root,
  source: string,
  settings: CompiledSettings,
  article: ArticleOptions = {},
): Conversion {
  const survey = surveyTree(tree.children)
  if (survey.depth > settings.maxDepth) return keepSource(source, article)
  const {children} = settings.elements.size > 0 ? joinElements(tree, settings.elements, source) : tree
  return convertParts({parts: [children], source, survey, data: tree.data}, settings, article)
}
