/**
 * The import: files in, articles in the dataset out. What is wrong in a source is known before anything is written, and a
 * problem with one article does not stop the others. However many there are, only some are in memory at a time.
 *
 * @module
 */
import {availableParallelism} from 'node:os'

import type {SanityClient} from '@sanity/client'

import {keepArticle} from './cache/keepArticle.ts'
import type {SourceCache} from './cache/sourceCache.ts'
import {carryOut} from './carryOut.ts'
import type {ConverterSettings} from './convert/options.ts'
import {chooseSpelling, respell} from './document/spelling.ts'
import {toSketch} from './document/toSketch.ts'
import {createRunEnd, type RunEnd} from './createRunEnd.ts'
import type {ArticlePlan, ConflictPolicy, WritingStep} from './plan/types.ts'
import {lookAtSources, type Look} from './lookAtSources.ts'
import {openCache} from './openCache.ts'
import {pruneOrphans} from './pruneOrphans.ts'
import {createShare, shareTexts} from './shareTexts.ts'
import {createSourceFiles} from './sourceFiles.ts'
import {toImportResult} from './toImportResult.ts'
import type {ArticleWork} from './threads/articleWork.ts'
import {describeThreads, openWork} from './threads/openWork.ts'
import type {ArticleResult, ImportResult, Message, ProgressEvent, PrunedArticle} from './types.ts'
import {openWriter, type TransportOptions, type Writer} from './write/openWriter.ts'
import {readNames} from './write/readDataset.ts'
import {readClock, type Clock} from './write/readClock.ts'
import {thisProcess} from './write/lock/holder.ts'
import {awaitNoLock, takeLock} from './write/lock/waitForLock.ts'

/** Where an import writes to. */
export interface ImportTarget {
  kind: 'lake' | 'hosted'
  url: string
  project: string
  dataset: string
  client: SanityClient
  /** What it is, in words, for messages. */
  label?: string
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
  /** Delete articles whose sources are gone; `force` also those that an editor changed or others refer to. Not by default. */
  prune?: {force: boolean}
  /** Told of each article that is deleted so, or would be. */
  onPruned?: (article: PrunedArticle) => void
  /** Bring back articles that an editor deleted. */
  restore?: boolean
  /** Bring all articles that are not published yet as drafts. */
  asDrafts?: boolean
  /**
   * How to convert: dialect, plugins, handlers of your own. As `toPortableText` does by default. Articles that were imported
   * with other settings are converted again; functions are not compared, see {@link ConversionSettings.version}.
   */
  convert?: ConverterSettings
  /** Fetch images from the web and keep them in the dataset. */
  remoteImages: boolean
  /** Try again for images that earlier runs could not fetch, also where the source did not change. */
  retryImages: boolean
  /**
   * Absolute path of the folder that image paths with a leading slash count from, such as the `static` folder of a site. The
   * folder that is imported by default.
   */
  staticRoot?: string
  /** Only articles whose path matches this glob: from the working folder, or from the folder that was named. */
  only?: string
  /** Only the articles among these files (absolute paths); where one is gone, its article is without source. */
  files?: ReadonlySet<string>
  /** Import at most so many articles of those that are new or changed, in the order of their paths; all by default. */
  limit?: number
  /** Requests under way at once; by default 8 for the hosted Content Lake, 2 for an embedded one. */
  concurrency?: number
  /** Mutation requests a second, and as many uploads; by default what the target allows. */
  perSecond?: number
  /** Threads that convert; 0 for the main thread alone. By default as many as the machine has cores, 8 at most. */
  threads?: number
  /**
   * Remember in `.migrate`, in the working folder, what was read, so that the next run need not read it again while it is as it
   * was. False by default; the outcome is the same with it and without.
   */
  cache?: boolean
  /** Wait for another run on the same dataset to end, instead of refusing to run beside it. */
  wait?: boolean
  /** Told when the run waits for another one. */
  onWait?: (message: string) => void
  /** How requests are sent; only tests have a reason to say more than the options above. */
  transport?: TransportOptions
  /** Names this run in import records and transaction ids; unique. Letters, digits and dashes. */
  runId: string
  /** Version of this package, for import records. */
  toolVersion: string
  /** Milliseconds since 1970. */
  now: () => number
  onProgress: (event: ProgressEvent) => void
  /** In a dry run, told of each article that would be written. */
  onPlan?: (step: WritingStep, plan: ArticlePlan) => void
  /** Stops the run after the transactions in flight; the result then says how far it came. */
  signal?: AbortSignal
}

const MOST_THREADS = 8

/**
 * Imports Markdown articles into a dataset.
 *
 * @param paths - Files, folders and globs.
 * @param options - See {@link ImportOptions}.
 * @returns What became of every article; with `problem` when the target took nothing any more before the end.
 * @throws MigrateError when nothing was written: `locked` while another run writes to the dataset, and one of the codes that begin
 *   with `target-` when it cannot be read or written. UsageError when something in `convert` cannot be used.
 */
export async function importArticles(paths: readonly string[], options: ImportOptions): Promise<ImportResult> {
  const {target, convert = {}, now} = options
  const startedAt = now()
  const threads = options.threads ?? Math.min(availableParallelism(), MOST_THREADS)
  await using work = openWork(convert, threads)
  using cache = options.cache ? openCache(options) : undefined
  const end = createRunEnd(target, options.signal)
  /** Paths of sources whose articles have other ids than follow from them: which ones is asked of the dataset every time. */
  const renamed = new Set<string>()
  const writer = openWriter({
    ...options,
    ...options.transport,
    signal: end.signal,
    onLost: end.lose,
    onRecorded: (built, record) => {
      if (cache && !renamed.has(built.source.path)) keepArticle(cache, toSketch(built), record, options.staticRoot)
    },
  })
  const run: Run = {options, work, writer, end, rows: [], messages: []}
  await end.during(async () => {
    const look = await lookAtAll(paths, run, cache)
    const alone = describeThreads(convert, threads, look.pending.length)
    if (alone) run.messages.push(alone)
    for (const {file, id, derivedId} of look.pending) if (id !== derivedId) renamed.add(file.path)
    await writeAll(look, run)
  })
  const problem = end.problem(run.rows)
  const facts = {assets: writer.assets(), messages: run.messages, ...(problem && {problem})}
  return toImportResult(options, startedAt, run.rows, facts)
}

/** A run under way. */
interface Run {
  options: ImportOptions
  work: ArticleWork
  writer: Writer
  end: RunEnd
  /** The rows of the sources that are done. */
  rows: ArticleResult[]
  /** Messages about the run, not about one article. */
  messages: Message[]
}

/** The sources as a first look found them, and the time to go by. */
interface TimedLook extends Look {
  clock: Clock
}

/** Looks at the clock and at all sources. What needs no more work is in the rows then. */
async function lookAtAll(
  paths: readonly string[],
  {options, work, writer, end, rows, messages}: Run,
  cache: SourceCache | undefined,
): Promise<TimedLook> {
  const {reader} = writer
  const {signal} = end
  const atHand = createSourceFiles(paths, options.cwd)
  if (!options.dryRun) await awaitNoLock({reader, holder: thisProcess(options.runId)}, {...options, signal})
  const clock = await readClock(reader, options.now)
  if (clock.message) messages.push(clock.message)
  const timed = {...options, now: clock.now}
  const look = await lookAtSources(paths, {...timed, reader, work, signal, atHand, ...(cache && {sourceCache: cache})})
  for (const row of look.rows) rows.push(row)
  return {...look, clock}
}

/** Converts what is new or changed, plans it against what the dataset holds, and writes it; then prunes. */
async function writeAll({pending, names, orphans, linker, clock}: TimedLook, run: Run): Promise<void> {
  const {options, work, writer, end, rows} = run
  const {dryRun, convert = {}, prune, onPruned = () => {}} = options
  const {signal} = end
  const isMerging = convert.frontMatter?.mergeSpellings !== false && pending.length > 0
  const spelling = isMerging ? chooseSpelling(names, await readNames(writer.reader)) : {}
  const mayWrite = !dryRun && !signal.aborted && (pending.length > 0 || (prune && orphans.length > 0))
  const lock = mayWrite
    ? await takeLock({...writer, holder: thisProcess(options.runId)}, {...options, signal, onLost: end.lose})
    : undefined
  const share = createShare()
  try {
    await carryOut(pending, {
      ...options,
      now: clock.now,
      ...(convert.publishing && {publishing: convert.publishing}),
      work,
      writer,
      linker,
      respell: (built) => respell(built, spelling, names),
      signal,
      onLost: end.lose,
      onRows: (more) => rows.push(...more.map((row) => shareTexts(row, share))),
    })
    // What moved is in the dataset under its new path by now, and what refers to it too.
    const removing = {writer, dryRun, onPruned, signal}
    for (const row of prune ? await pruneOrphans(orphans, {...removing, ...prune}) : orphans) rows.push(row)
    if (lock && clock.doubted) await writer.commit('clock', [{patch: {id: clock.doubted, set: {isDateDoubted: true}}}])
  } finally {
    await lock?.release()
  }
}
