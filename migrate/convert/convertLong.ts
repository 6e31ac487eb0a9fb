import type {RootContent} from 'mdast'

import type {Conversion} from '../types.ts'
import type {CompiledSettings} from './compileSettings.ts'
import {convertParts} from './convertParts.ts'
import type {ArticleOptions} from './options.ts'
import {FarReachingError} from './ordinary/readStretches.ts'
import {readInParts} from './parseMarkdown.ts'
import {createSurveyor, surveyTree} from './surveyTree.ts'

/**
 * Converts an article without ever holding its whole tree, which takes many times the memory of the text: its
 * blocks are read twice, once to know what all of it defines.
 *
 * @param source - The normalized Markdown.
 * @returns What converting it whole gives; undefined where that is needed.
 */
export function convertLong(
  source: string,
  settings: CompiledSettings,
  article: ArticleOptions,
): Conversion | undefined {
  if (settings.plugins || settings.elements.size > 0 || article.places) return undefined
  const surveyor = createSurveyor()
  try {
    const text = readInParts(source, settings, surveyor.add)
    if (!text) return undefined
    const parts = refuseDepth(text.read(), settings.maxDepth)
    return convertParts({parts, source, survey: surveyor.survey()}, settings, article)
  } catch (error) {
    // Nested too deeply, for the parser or for the conversion; or something depends on a text that is far away.
    if (error instanceof RangeError || error instanceof FarReachingError) return undefined
    throw error
  }
}

function* refuseDepth(parts: Iterable<RootContent[]>, maxDepth: number): Generator<RootContent[]> {
  for (const part of parts) {
    if (surveyTree(part).depth > maxDepth) throw new RangeError('Nested too deeply.')
    yield part
  }
}
