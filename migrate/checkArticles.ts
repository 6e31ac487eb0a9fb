/**
 * The check: what an import would say, and what the Studio would mark, with no dataset, no network and nothing written.
 *
 * @module
 */
import {existsSync} from 'node:fs'
import {resolve} from 'node:path'

import type {OwnTypes} from '../schemas/extendSchema.ts'
import type {ArticleChecker, CheckerOptions} from './check/createArticleChecker.ts'
import type {ConverterSettings} from './convert/options.ts'
import {convertArticles} from './convertArticles.ts'
import {findDuplicateSlugs} from './document/findDuplicateSlugs.ts'
import {chooseSpelling, createNameUses, namesOf, respell} from './document/spelling.ts'
import type {LinkTarget} from './links/articleIndex.ts'
import {createLinker} from './links/createLinker.ts'
import {createLinkLocator} from './locateLinks.ts'
import {readArticles} from './readArticles.ts'
import type {BuiltArticle, CheckedArticle, CheckResult, Message, ProgressEvent} from './types.ts'
import {mapConcurrently} from './write/mapConcurrently.ts'

/** Articles checked at the same time; the Studio's validation waits more than it works. */
const ARTICLES_AT_ONCE = 8

/** How to check. */
export interface CheckOptions {
  /** Absolute path of the working folder: relative paths count from it. */
  cwd: string
  /** How to convert: dialect, plugins, handlers of your own. As `toPortableText` does by default. */
  convert?: ConverterSettings
  /** Absolute path of the folder that image paths with a leading slash count from; the checked folder by default. */
  staticRoot?: string
  /** Types that the schema of your Studio has besides those of this package. None by default. */
  types?: OwnTypes
  /** Milliseconds since 1970. */
  now: () => number
  onProgress: (event: ProgressEvent) => void
  /** Stops the run early; the result then says so. */
  signal?: AbortSignal
}

/**
 * Checks Markdown articles before they are imported: front matter, conversion, slugs that two articles claim, local images,
 * and the Studio's own validation of the documents they become. An article without a message of severity `error` can be
 * imported, and opens in the Studio with no field marked as an error.
 *
 * Reads files; touches nothing else. The Studio's validation needs the package `sanity`; without it the result has a
 * warning in `messages`.
 *
 * @param paths - Files, folders and globs.
 * @param options - See {@link CheckOptions}.
 * @example
 * ```ts
 * const {counts} = await checkArticles(['articles'], {cwd: process.cwd(), now: Date.now, onProgress: () => {}})
 * // counts: {error: 0, warning: 1, loss: 0, changed: 6, info: 2}
 * ```
 */
export async function checkArticles(paths: readonly string[], options: CheckOptions): Promise<CheckResult> {
  const {cwd, convert, staticRoot, types, now, onProgress, signal} = options
  const startedAt = now()
  const events = {onProgress, ...(signal && {signal})}

  const {parsed, failed} = await readArticles(paths, {cwd, settings: convert, limited: true, ...events})
  const {built: converted, failed: unconverted} = await convertArticles(parsed, {...events, ...(convert && {convert})})
  const built = mergeSpellings(converted, convert)
  const linked = await createLinker({
    targets: built.map(toTarget),
    ...(convert?.links && {settings: convert.links}),
    ...(convert?.languages?.[0] !== undefined && {mainLanguage: convert.languages[0]}),
    mayCome: (path) => existsSync(resolve(cwd, path)),
    locate: createLinkLocator(convert ?? {}),
  })(built)
  const duplicates = new Map(findDuplicateSlugs(linked).map(({built: article, message}) => [article, message]))

  const checker = await createChecker(signal?.aborted ? [] : linked, {
    ...(convert && {convert}),
    ...(types && {types}),
    ...(staticRoot !== undefined && {staticRoot}),
  })
  let current = 0
  const checked = await mapConcurrently(
    linked,
    ARTICLES_AT_ONCE,
    async (article): Promise<CheckedArticle> => {
      const duplicate = duplicates.get(article)
      const found = await checker.check(article)
      onProgress({step: 'check', current: ++current, total: linked.length})
      const messages = [...article.messages, ...(duplicate ? [duplicate] : []), ...found]
      return {path: article.source.path, id: article.article._id, messages}
    },
    signal,
  )
  const rows = [...[...failed, ...unconverted].map(withoutOutcome), ...checked.filter((row) => row !== undefined)]
  const articles = rows.map(sortMessages).toSorted((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)))
  return {
    counts: countMessages([...checker.messages, ...articles.flatMap(({messages}) => messages)]),
    articles,
    messages: checker.messages,
    interrupted: signal?.aborted ?? false,
    durationMs: Math.round(now() - startedAt),
  }
}

/** Spells names as an import into an empty dataset would. */
function mergeSpellings(built: readonly BuiltArticle[], convert?: ConverterSettings): readonly BuiltArticle[] {
  if (convert?.frontMatter?.mergeSpellings === false) return built
  const uses = createNameUses()
  for (const one of built) uses.add(namesOf(one), one.source.path)
  const spelling = chooseSpelling(uses, {tags: [], categories: [], authors: []})
  return built.map((one) => respell(one, spelling, uses))
}

function toTarget({article, source}: BuiltArticle): LinkTarget {
  const {_id: id, slug, language, redirectFrom} = article
  return {
    id,
    slug: slug.current,
    path: source.path,
    ...(language !== undefined && {language}),
    ...(redirectFrom && {redirectFrom}),
  }
}

/** The Studio is loaded only when there is something for it to check. */
async function createChecker(built: readonly BuiltArticle[], options: CheckerOptions): Promise<ArticleChecker> {
  if (built.length === 0) return {messages: [], check: () => Promise.resolve([])}
  const {createArticleChecker} = await import('./check/createArticleChecker.ts')
  return createArticleChecker(options)
}

function withoutOutcome({path, id, messages}: CheckedArticle): CheckedArticle {
  return {path, ...(id !== undefined && {id}), messages}
}

function sortMessages(row: CheckedArticle): CheckedArticle {
  const byPlace = (a: Message, b: Message): number => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)
  return {...row, messages: row.messages.toSorted(byPlace)}
}

function countMessages(messages: readonly Message[]): CheckResult['counts'] {
  const counts = {error: 0, warning: 0, loss: 0, changed: 0, info: 0}
  for (const {severity} of messages) counts[severity]++
  return counts
}
