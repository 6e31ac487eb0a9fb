import {setImmediate} from 'node:timers/promises'

import {createConverter, type Converter} from './convert/createConverter.ts'
import type {ConverterSettings} from './convert/options.ts'
import {UsageError} from './convert/own/usageError.ts'
import {buildArticle} from './document/buildArticle.ts'
import type {ParsedSource} from './readArticles.ts'
import type {ArticleResult, BuiltArticle, ConversionSettings, ProgressEvent} from './types.ts'

/** How long conversions may keep the thread from signals and sockets, in milliseconds. */
const BREATH_MS = 50

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
    const converted = convertArticle(parsed, converter, convert)
    if ('outcome' in converted) result.failed.push(converted)
    else result.built.push(converted)
    onProgress({step: 'convert', current: index + 1, total: sources.length})
  }
  return result
}

/**
 * Converts one source and builds its article; what fails is a row with the outcome `failed`.
 *
 * @param source - With valid front matter.
 * @param convert - Made with `settings`.
 * @throws UsageError when something in the settings cannot be used, whatever the article.
 */
export function convertArticle(
  {source, frontMatter}: ParsedSource,
  convert: Converter,
  settings: ConversionSettings,
): BuiltArticle | ArticleResult {
  const {fields, body, bodyLine} = frontMatter
  try {
    const conversion = convert(body, {firstLine: bodyLine + 1, ...(fields && {title: fields.title})})
    return buildArticle({source, frontMatter, conversion, settings})
  } catch (error) {
    if (error instanceof UsageError) throw error
    // No input should lead here; if one does, it must not take the other articles with it.
    const reason = `Converting this article failed with an error of migrate itself: ${String(error)}. Please report it together with the file.`
    return {path: source.path, outcome: 'failed', messages: [{severity: 'error', rule: 'convert/failed', reason}]}
  }
}
