/**
 * The import: files in, articles in the dataset out. Nothing is written before all that can be known without writing is
 * known, and a problem with one article does not stop the others.
 *
 * @module
 */
import type {SanityClient} from '@sanity/client'

import type {ConverterSettings} from './convert/options.ts'
import {convertArticles, sketchArticle} from './convertArticles.ts'
import {findDuplicateSlugs} from './document/findDuplicateSlugs.ts'
import {findOrphans} from './plan/findOrphans.ts'
import {planArticle} from './plan/planArticle.ts'
import {settleEarly} from './plan/settleEarly.ts'
import type {ConflictPolicy} from './plan/types.ts'
import {previewSteps} from './previewSteps.ts'
import {readArticles} from './readArticles.ts'
import {createSourceFiles} from './sourceFiles.ts'
import {toImportResult} from './toImportResult.ts'
import type {ArticleResult, ImportResult, ProgressEvent} from './types.ts'
import {readGlances, readHoldings, readOrigins} from './write/readDataset.ts'
import {writeSteps} from './write/writeSteps.ts'

/** Where an import writes to. */
export interface ImportTarget {
  kind: 'lake' | 'hosted'
  url: string
  project: string
  dataset: string
  client: SanityClient
}

/** How to import. */
export interface ImportOptions {
  /** Absolute path of the working folder: relative paths count from it, and import records keep paths relative to it. */
  cwd: string
  target: ImportTarget
  /** Find out what would happen, and write nothing. */
  dryRun: boolean
  onConflict: ConflictPolicy
  /** Take over articles that are in the dataset and were not imported. */
  adopt?: boolean
  /** Bring back articles that an editor deleted. */
  restore?: boolean
  /**
   * How to convert: dialect, plugins, handlers of your own. As `toPortableText` does by default. Articles that were imported
   * with other settings are converted again; functions are not compared, see {@link ConversionSettings.version}.
   */
  convert?: ConverterSettings
  /** Fetch images from the web and keep them in the dataset. */
  remoteImages: boolean
  /** Try again for images that earlier runs could not fetch, also where the source did not change. */
  retryImages: boolean
  /** Names this run in import records and transaction ids; unique. Letters, digits and dashes. */
  runId: string
  /** Version of this package, for import records. */
  toolVersion: string
  /** Milliseconds since 1970. */
  now: () => number
  onProgress: (event: ProgressEvent) => void
  /** Stops the run after the transactions in flight; the result then says how far it came. */
  signal?: AbortSignal
}

/**
 * Imports Markdown articles into a dataset.
 *
 * @param paths - Files, folders and globs.
 * @param options - See {@link ImportOptions}.
 * @returns What became of every article. Rejects with the client's error when the dataset cannot be read, and with a
 *   `UsageError` when something in `convert` cannot be used; nothing is written then.
 */
export async function importArticles(paths: readonly string[], options: ImportOptions): Promise<ImportResult> {
  const {cwd, target, dryRun, convert = {}, retryImages, restore = false, now, onProgress, signal} = options
  const startedAt = now()
  const files = createSourceFiles(paths, cwd)

  // Read everything and refuse what is wrong in itself.
  const {parsed, failed} = await readArticles(paths, {
    cwd,
    settings: convert,
    onProgress,
    ...(signal && {signal}),
  })
  const sketches = parsed.map((article) => ({...article, sketch: sketchArticle(article, convert)}))
  const duplicates = findDuplicateSlugs(sketches.map(({sketch}) => sketch))
  const refused = new Set(duplicates.map(({built}) => built))
  const sound = sketches.filter(({sketch}) => !refused.has(sketch))

  // Settle what did not change, by hash and settings alone.
  const glances = await readGlances(
    target.client,
    sound.map(({sketch}) => sketch.article._id),
  )
  const glanced = sound.map((article) => {
    const glance = glances.get(article.sketch.article._id) ?? {hasArticle: false, hasDraft: false}
    return {
      ...article,
      settled: settleEarly(article.sketch, glance, {retryImages, restore, sourceExists: files.exists}),
    }
  })
  const settled = glanced.flatMap((article) => article.settled ?? [])
  const changed = glanced.filter((article) => !article.settled)

  // Convert the rest and plan against what the dataset holds.
  const {built, failed: unconverted} = await convertArticles(changed, {convert, onProgress, ...(signal && {signal})})
  const holdings = await readHoldings(
    target.client,
    built.map(({article}) => article._id),
  )
  const steps = built.map((article) => planArticle(article, holdings.get(article.article._id) ?? {}, options))
  const seen = new Set(sketches.map(({sketch}) => sketch.article._id))
  const orphans = files.hasFolders ? findOrphans(await readOrigins(target.client), seen, files.isGone) : []

  const known: ArticleResult[] = [
    ...failed,
    ...duplicates.map(({built: {source, article, messages}, message}): ArticleResult => {
      return {path: source.path, id: article._id, outcome: 'failed', messages: [...messages, message]}
    }),
    ...unconverted,
    ...settled,
    ...orphans,
  ]

  // Write.
  const written = dryRun ? await previewSteps(steps, options) : await writeSteps(steps, options)
  return toImportResult(options, startedAt, [...known, ...written.rows], written.assets)
}
