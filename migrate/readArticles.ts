import {describeSourceLimit} from './document/describeLimits.ts'
import {discoverFiles, type FoundFile} from './read/discoverFiles.ts'
import {readSource} from './read/readSource.ts'
import {readFrontMatter} from './readFrontMatter.ts'
import type {ArticleResult, ConversionSettings, ParsedFrontMatter, ProgressEvent, Source} from './types.ts'
import {mapConcurrently} from './write/mapConcurrently.ts'

/** Files read at the same time. */
const FILES_AT_ONCE = 16

/** One source with its front matter. */
export interface ParsedSource {
  source: Source
  /** Always has `fields`. */
  frontMatter: ParsedFrontMatter
}

/** What the path arguments led to. */
export interface ReadResult {
  parsed: ParsedSource[]
  /** Paths that lead nowhere and sources that cannot be imported, each with its reason. */
  failed: ArticleResult[]
}

/** How to read. */
export interface ReadOptions {
  /** Absolute path of the working folder. */
  cwd: string
  /** How articles are read; nothing set by default. */
  settings?: ConversionSettings | undefined
  /** Refuse what is too long for the Content Lake. Default false. */
  limited?: boolean
  onProgress: (event: ProgressEvent) => void
  signal?: AbortSignal
}

/**
 * Finds and reads the articles that path arguments name, and parses their front matter. A bad one does not stop the others.
 *
 * @param paths - Files, folders and globs, as the user wrote them.
 */
export async function readArticles(paths: readonly string[], options: ReadOptions): Promise<ReadResult> {
  const {cwd, settings, limited = false, onProgress, signal} = options
  const {sources, messages} = await discoverFiles(paths, {cwd})
  let current = 0
  const read = await mapConcurrently(
    sources,
    FILES_AT_ONCE,
    async (file) => {
      const result = await readArticle(file, settings, limited)
      onProgress({step: 'read', current: ++current, total: sources.length})
      return result
    },
    signal,
  )
  const results = read.filter((result) => result !== undefined)
  return {
    parsed: results.filter((result) => 'source' in result),
    failed: [
      ...messages.map(({path, message}): ArticleResult => ({path, outcome: 'failed', messages: [message]})),
      ...results.filter((result) => 'outcome' in result),
    ],
  }
}

/**
 * Reads one article and parses its front matter; what is wrong with it is a row with the outcome `failed`.
 *
 * @param limited - Refuse what is too long for the Content Lake.
 */
export async function readArticle(
  file: FoundFile,
  settings: ConversionSettings | undefined,
  limited: boolean,
): Promise<ParsedSource | ArticleResult> {
  const result = await readSource(file)
  if ('message' in result) return {path: file.path, outcome: 'failed', messages: [result.message]}
  const tooLong = limited ? describeSourceLimit(Buffer.byteLength(result.source.text)) : undefined
  if (tooLong) return {path: file.path, outcome: 'failed', messages: [tooLong]}
  const frontMatter = readFrontMatter(result.source, settings)
  if (frontMatter.fields) return {source: result.source, frontMatter}
  return {path: file.path, outcome: 'failed', messages: frontMatter.messages}
}
