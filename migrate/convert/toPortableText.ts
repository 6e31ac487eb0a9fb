/**
 * Markdown to Portable Text. Pure: no IO, no clock, no randomness, nothing of Node; it runs in a browser as well.
 *
 * @module
 */
import type {Root} from 'mdast'

import {assignKeys} from '../../src/portable-text/assignKeys.ts'
import type {Conversion, Message} from '../types.ts'
import type {Dialect} from './dialects.ts'
import {handlers} from './handlers/index.ts'
import {keepSource} from './keepSource.ts'
import {BODY_LEVELS, MAX_TREE_DEPTH} from './levels.ts'
import {normalizeMarkdown, parseMarkdown} from './parseMarkdown.ts'
import {createState} from './state.ts'
import {surveyTree} from './surveyTree.ts'
import {takeTitleHeading} from './takeTitleHeading.ts'
import {reportUnusedDefinitions} from './unusedDefinitions.ts'
import {watchPlaces} from './watchPlaces.ts'

/** How to convert. */
export interface ConvertOptions {
  /** Which Markdown the text is written in; `plain` by default. */
  dialect?: Dialect
  /** Title of the article. A first heading that repeats it is taken off; by default none is. */
  title?: string
  /** Line number in the file of the first line of the Markdown, for messages and image positions; default 1. */
  firstLine?: number
  /** Tell where blocks stand in the file, as {@link Conversion.places}; default false. */
  places?: boolean
  /** False reads CommonMark alone, without GFM and what dialects have besides. True by default. */
  gfm?: boolean
}

/**
 * Converts CommonMark with GFM to Portable Text. Nothing a reader can see is lost: what Portable Text has no form for is
 * kept as HTML or as source text. {@link Conversion.messages} says where the form had to change.
 *
 * @param markdown - The text without front matter, with any kind of line ends.
 * @param options - See {@link ConvertOptions}.
 * @returns Blocks with keys made of their content, uses of images and messages, both in source order. Equal input gives
 *   an equal result, to the byte.
 * @example
 * ```ts
 * toPortableText('Hello **you**').blocks
 * // [{_type: 'block', _key: '…', style: 'normal', markDefs: [], children: [
 * //   {_type: 'span', _key: '…', marks: [], text: 'Hello '},
 * //   {_type: 'span', _key: '…', marks: ['strong'], text: 'you'},
 * // ]}]
 * ```
 */
export function toPortableText(markdown: string, options: ConvertOptions = {}): Conversion {
  const source = normalizeMarkdown(markdown)
  const tree = parseMarkdown(source, options)
  return tree ? convertTree(tree, source, options) : keepSource(source, options)
}

/**
 * Converts a Markdown tree, which plugins may have changed.
 *
 * @param tree - The tree; it is only read.
 * @param source - The normalized Markdown its positions refer to.
 * @param options - See {@link ConvertOptions}.
 */
export function convertTree(tree: Root, source: string, options: ConvertOptions = {}): Conversion {
  const survey = surveyTree(tree)
  if (survey.depth > MAX_TREE_DEPTH) return keepSource(source, options)
  const {definitions, footnotes} = survey
  const {dialect = 'plain', firstLine = 1, gfm = true} = options
  const watch = options.places ? watchPlaces(handlers, firstLine) : undefined
  const watched = watch?.handlers ?? handlers
  const state = createState({source, firstLine, dialect, gfm, definitions, footnotes, handlers: watched})
  const {nodes, titleHeading} = takeTitleHeading(state, tree, options.title)
  const drafts = [...state.all(nodes, BODY_LEVELS), ...state.atEnd]
  const blocks = assignKeys(drafts)
  reportUnusedDefinitions(state, survey)
  return {
    blocks,
    images: state.images,
    messages: state.messages.toSorted(byPlace),
    titleHeading,
    ...(watch && {places: watch.placesOf(drafts, blocks)}),
  }
}

function byPlace(a: Message, b: Message): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)
}
