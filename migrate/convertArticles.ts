import {setImmediate} from 'node:timers/promises'

import {createConverter, type Converter} from './convert/createConverter.ts'
import type {ConverterSettings} from './convert/options.ts'
import {UsageError} from './convert/own/usageError.ts'
import {buildArticle} from './document/buildArticle.ts'
import type {ParsedSource} from './readArticles.ts'
import type {ArticleResult, BuiltArticle, Conversion, ConversionSettings, ProgressEvent} from './types.ts'

/** How long conversions may keep the thread from signals and sockets, in milliseconds. */
const BREATH_MS = 50

const NO_BODY: Conversion = {blocks: [], images: [], messages: [], titleHeading: false}

/** What came of converting some sources. */
export interface ConvertResult {
  built: BuiltArticle[]
  failed: ArticleResult[]
}

/** How to convert sources. */
export interface ConvertArticlesOptions {
  /** How to convert; as `toPortableText` does by default. */
  convert?: ConverterSettings
  onProgress: (event: ProgressEvent) => void
  signal?: AbortSignal
}

/**
 * Builds all of an article but its body: enough to know its id, slug and source hash, at a fraction of the cost.
 *
 * @param settings - What it would be converted with.
 */
export function sketchArticle({source, frontMatter}: ParsedSource, settings: ConversionSettings = {}): BuiltArticle {
  return buildArticle({source, frontMatter, conversion: NO_BODY, settings})
}

/**
 * Converts sources, one after another on this thread.
 *
 * @param sources - With valid front matter.
 * @param options.convert - How to convert; as `toPortableText` does by default.
 * @param options.onProgress - Told after each.
 * @param options.signal - Ends the work early; what is left is in neither list.
 * @throws UsageError when something in `convert` cannot be used, whatever the article.
 */
export async function convertArticles(
  sources: readonly ParsedSource[],
  {convert = {}, onProgress, signal}: ConvertArticlesOptions,
): Promise<ConvertResult> {
  const converter = createConverter(convert)
  const result: ConvertResult = {built: [], failed: []}
  let breath = performance.now()
  for (const [index, parsed] of sources.entries()) {
    if (performance.now() - breath > BREATH_MS) {
      await setImmediate()
      breath = performance.now()
    }
    if (signal?.aborted) break
    convertInto(result, parsed, converter, convert)
    onProgress({step: 'convert', current: index + 1, total: sources.length})
  }
  return result
}

function convertInto(
  {built, failed}: ConvertResult,
  {source, frontMatter}: ParsedSource,
  convert: Converter,
  settings: ConversionSettings,
): void {
  const {fields, body, bodyLine} = frontMatter
  try {
    const conversion = convert(body, {firstLine: bodyLine + 1, ...(fields && {title: fields.title})})
    built.push(buildArticle({source, frontMatter, conversion, settings}))
  } catch (error) {
    if (error instanceof UsageError) throw error
    // No input should lead here; if one does, it must not take the other articles with it.
    const reason = `Converting this article failed with an error of migrate itself: ${String(error)}. Please report it together with the file.`
    failed.push({path: source.path, outcome: 'failed', messages: [{severity: 'error', rule: 'convert/failed', reason}]})
  }
}
