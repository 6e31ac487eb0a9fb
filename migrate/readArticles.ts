import {parseFrontMatter} from './frontMatter/parseFrontMatter.ts'
import {discoverFiles, type FoundFile} from './read/discoverFiles.ts'
import {readSource} from './read/readSource.ts'
import type {ArticleResult, FrontMatterSettings, ParsedFrontMatter, ProgressEvent, Source} from './types.ts'
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
  /** How to read front matter; nothing set by default. */
  frontMatter?: FrontMatterSettings | undefined
  onProgress: (event: ProgressEvent) => void
  signal?: AbortSignal
}

/**
 * Finds and reads the articles that path arguments name, and parses their front matter. A bad one does not stop the others.
 *
 * @param paths - Files, folders and globs, as the user wrote them.
 */
export async function readArticles(paths: readonly string[], options: ReadOptions): Promise<ReadResult> {
  const {cwd, frontMatter, onProgress, signal} = options
  const {sources, messages} = await discoverFiles(paths, {cwd})
  let current = 0
  const read = await mapConcurrently(
    sources,
    FILES_AT_ONCE,
    async (file) => {
      const result = await readArticle(file, frontMatter)
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

async function readArticle(file: FoundFile, settings: FrontMatterSettings = {}): Promise<ParsedSource | ArticleResult> {
  const result = await readSource(file)
  if ('message' in result) return {path: file.path, outcome: 'failed', messages: [result.message]}
  const frontMatter = parseFrontMatter(result.source.text, {path: file.path, settings})
  if (frontMatter.fields) return {source: result.source, frontMatter}
  return {path: file.path, outcome: 'failed', messages: frontMatter.messages}
}
