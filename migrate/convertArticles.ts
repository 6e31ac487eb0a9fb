import {setImmediate} from 'node:timers/promises'

import type {Block} from '../src/portable-text/types.ts'
import {walkBlocks} from '../src/portable-text/walkBlocks.ts'
import {createConverter, type Converter} from './convert/createConverter.ts'
import type {ConverterSettings} from './convert/options.ts'
import {UsageError} from './convert/own/usageError.ts'
import {buildArticle} from './document/buildArticle.ts'
import {placeInVault} from './links/placeInVault.ts'
import {createVaults, type Vaults} from './read/createVaults.ts'
import type {ParsedSource} from './readArticles.ts'
import type {ArticleResult, BuiltArticle, ConversionSettings, Position, ProgressEvent} from './types.ts'

/** How long conversions may keep the thread from signals and sockets, in milliseconds. */
const BREATH_MS = 50

/** What may be the address of a Markdown file. */
const MARKDOWN_FILE = /\.(?:md|mdx|markdown)\b/i

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
  const vaults = createVaults()
  const result: ConvertResult = {built: [], failed: []}
  let breath = performance.now()
  for (const [index, parsed] of sources.entries()) {
    if (performance.now() - breath > BREATH_MS) {
      await setImmediate()
      breath = performance.now()
    }
    if (signal?.aborted) break
    const converted = convertArticle(parsed, converter, convert, vaults)
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
 * @param vaults - The same for all articles of a run.
 * @throws UsageError when something in the settings cannot be used, whatever the article.
 */
export function convertArticle(
  {source, frontMatter}: ParsedSource,
  convert: Converter,
  settings: ConversionSettings,
  vaults: Vaults,
): BuiltArticle | ArticleResult {
  const {fields, body, bodyLine} = frontMatter
  try {
    // Such a link may lead to no article, and then a message says where it stands.
    const places = MARKDOWN_FILE.test(body)
    const title = fields && {title: fields.title}
    const conversion = convert(body, {firstLine: bodyLine + 1, ...title, ...(places && {places})})
    const written = buildArticle({source, frontMatter, conversion, settings})
    const built =
      settings.dialect === 'obsidian' ? placeInVault(written, vaults.finderFor(source, settings.roots)) : written
    return conversion.places ? {...built, linkPlaces: placesOfLinks(conversion.blocks, conversion.places)} : built
  } catch (error) {
    if (error instanceof UsageError) throw error
    // No input should lead here; if one does, it must not take the other articles with it.
    const reason = `Converting this article failed with an error of migrate itself: ${String(error)}. Please report it together with the file.`
    return {path: source.path, outcome: 'failed', messages: [{severity: 'error', rule: 'convert/failed', reason}]}
  }
}

function placesOfLinks(
  blocks: readonly Block[],
  places: ReadonlyMap<string, Position>,
): NonNullable<BuiltArticle['linkPlaces']> {
  const links = new Set<string>()
  for (const block of walkBlocks(blocks)) {
    if (block._type === 'block') for (const {_type, _key} of block.markDefs) if (_type === 'link') links.add(_key)
  }
  return Object.fromEntries(Array.from(places).filter(([key]) => links.has(key.slice(key.lastIndexOf('.') + 1))))
}
