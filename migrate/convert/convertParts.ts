import type {RootContent, RootData} from 'mdast'

import {keyBlocks, numberEqualKeys} from '../../src/portable-text/assignKeys.ts'
import type {Block} from '../../src/portable-text/types.ts'
import type {Conversion} from '../types.ts'
import type {CompiledSettings} from './compileSettings.ts'
import type {DraftBlock} from './drafts.ts'
import {findTitleHeading} from './findTitleHeading.ts'
import {BODY_LEVELS} from './levels.ts'
import type {ArticleOptions} from './options.ts'
import {findSigns, reportOtherDialects} from './reportOtherDialects.ts'
import {reportSlips} from './reportSlips.ts'
import {sortByPlace} from './sortByPlace.ts'
import {createState} from './state.ts'
import type {TreeSurvey} from './surveyTree.ts'
import {reportUnusedDefinitions} from './unusedDefinitions.ts'
import {watchPlaces} from './watchPlaces.ts'

/** A tree to convert, and what is known of all of it. */
export interface TreeParts {
  /** What is in the root, in one array or in several. Each is let go before the next one is asked for. */
  parts: Iterable<readonly RootContent[]>
  /** The normalized Markdown that positions refer to. */
  source: string
  survey: TreeSurvey
  data?: RootData | undefined
}

/** Converts a tree part by part, with the result of converting it whole. */
export function convertParts(
  {parts, source, survey, data}: TreeParts,
  settings: CompiledSettings,
  article: ArticleOptions,
): Conversion {
  const {firstLine = 1, title, places} = article
  const watch = places ? watchPlaces(settings.handlers, firstLine) : undefined
  const state = createState({
    ...settings,
    ...(data?.isPlain && {dialect: 'plain' as const}),
    source,
    firstLine,
    definitions: survey.definitions,
    footnotes: survey.footnotes,
    handlers: watch?.handlers ?? settings.handlers,
  })
  const blocks: Block[] = []
  const watched: DraftBlock[] = []
  const add = (drafts: readonly DraftBlock[]): void => {
    for (const block of keyBlocks(drafts)) blocks.push(block)
    if (watch) for (const draft of drafts) watched.push(draft)
  }
  let titleHeading: RootContent | undefined
  let isBegun = false
  const signs = settings.dialect === 'plain' && settings.gfm ? findSigns(source) : undefined
  for (const part of parts) {
    if (signs) reportOtherDialects(state, part, signs)
    if (!isBegun) titleHeading = findTitleHeading(state, part, title)
    isBegun ||= part.some(({type}) => type !== 'definition')
    for (const node of part) {
      if (node !== titleHeading) add(state.one(node, {levels: BODY_LEVELS, before: blocks}))
    }
  }
  add(state.atEnd)
  numberEqualKeys(blocks)
  reportUnusedDefinitions(state, survey)
  reportSlips(state, data, source)
  return {
    blocks,
    images: state.images,
    messages: sortByPlace(state.messages),
    titleHeading: titleHeading !== undefined,
    ...(watch && {places: watch.placesOf(watched, blocks)}),
  }
}
