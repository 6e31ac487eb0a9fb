import type {Root} from 'mdast'

import {assignKeys} from '../../src/portable-text/assignKeys.ts'
import type {Conversion} from '../types.ts'
import type {CompiledSettings} from './compileSettings.ts'
import {joinElements} from './html/joinElements.ts'
import {keepSource} from './keepSource.ts'
import {BODY_LEVELS} from './levels.ts'
import type {ArticleOptions} from './options.ts'
import {reportSlips} from './reportSlips.ts'
import {sortByPlace} from './sortByPlace.ts'
import {createState} from './state.ts'
import {surveyTree} from './surveyTree.ts'
import {takeTitleHeading} from './takeTitleHeading.ts'
import {reportUnusedDefinitions} from './unusedDefinitions.ts'
import {watchPlaces} from './watchPlaces.ts'

/**
 * Converts a Markdown tree, which plugins may have changed.
 *
 * @param tree - The tree; it is only read.
 * @param source - The normalized Markdown its positions refer to.
 * @param settings - How to convert any article.
 * @param article - What to know of this one.
 */
export function convertTree(
  tree: Root,
  source: string,
  settings: CompiledSettings,
  article: ArticleOptions = {},
): Conversion {
  const survey = surveyTree(tree)
  if (survey.depth > settings.maxDepth) return keepSource(source, article)
  const {firstLine = 1, title, places} = article
  const watch = places ? watchPlaces(settings.handlers, firstLine) : undefined
  const state = createState({
    ...settings,
    ...(tree.data?.isPlain && {dialect: 'plain' as const}),
    source,
    firstLine,
    definitions: survey.definitions,
    footnotes: survey.footnotes,
    handlers: watch?.handlers ?? settings.handlers,
  })
  const joined = settings.elements.size > 0 ? joinElements(tree, settings.elements, source) : tree
  const {nodes, titleHeading} = takeTitleHeading(state, joined, title)
  const drafts = [...state.all(nodes, BODY_LEVELS), ...state.atEnd]
  const blocks = assignKeys(drafts)
  reportUnusedDefinitions(state, survey)
  reportSlips(state, tree, source)
  return {
    blocks,
    images: state.images,
    messages: sortByPlace(state.messages),
    titleHeading,
    ...(watch && {places: watch.placesOf(drafts, blocks)}),
  }
}
