/**
 * The first look at all sources: which did not change, which are wrong in themselves, and which are to be converted. Only
 * some hundred bytes an article stay, however long the articles are.
 *
 * @module
 */
import type {ConversionSettings} from '../types.ts'
import {keepArticle} from '../cache/keepArticle.ts'
import type {SourceCache} from '../cache/sourceCache.ts'
import {articleId} from '../document/documentId.ts'
import {settingsJson} from '../document/settingsJson.ts'
import {createNameUses, type NameUses} from '../document/spelling.ts'
import {readSourcePath} from '../document/sourcePath.ts'
import {settleEarly, type SettleOptions} from '../plan/settleEarly.ts'
import type {Glance} from '../plan/types.ts'
import type {FoundFile} from '../read/discoverFiles.ts'
import {lookAtFile, type FileLook} from '../read/lookAtFile.ts'
import type {ArticleSketch, ProgressEvent} from '../types.ts'
import type {ArticleWork} from '../threads/articleWork.ts'
import {mapConcurrently} from '../write/mapConcurrently.ts'
import {isWithoutContent, readGlances, readRevisions, type DatasetReader} from '../write/readDataset.ts'
import {haveImagesChanged} from './haveImagesChanged.ts'
import {identifySources} from './identifySources.ts'
import {refuseDuplicates} from './refuseDuplicates.ts'
import {reopenLinks} from './reopenLinks.ts'
import {settleFromCache} from './settleFromCache.ts'
import type {Finding, Survey} from './types.ts'

/** Sources that are looked at before the dataset is asked about them, in one question. */
const WINDOW = 1000
/** How many of these windows are under way: while the dataset answers about one, the next is read. */
const WINDOWS_AT_ONCE = 2
/** Files read at the same time. */
const FILES_AT_ONCE = 16

/** What is needed to survey sources. */
export interface SurveyOptions {
  reader: DatasetReader
  work: ArticleWork
  settings: ConversionSettings
  staticRoot?: string
  /** Try again for images that earlier runs could not fetch. */
  retryImages: boolean
  /** Bring back articles that an editor deleted. */
  restore?: boolean
  /** Milliseconds since 1970. */
  now: () => number
  /** Whether an article file is there; the path is relative to the working folder. */
  sourceExists: (path: string) => boolean
  /** What earlier runs found; absent to find out everything anew. */
  sourceCache?: SourceCache
  onProgress: (event: ProgressEvent) => void
  signal?: AbortSignal
}

interface WindowOptions extends SurveyOptions {
  /** Takes in the names of the sources that are not unchanged. */
  names: NameUses
}

const NOTHING_HELD: Glance = {hasArticle: false, hasDraft: false}

/**
 * Looks at sources, some at a time. An unchanged one costs reading and hashing, and its part in a question to the dataset.
 *
 * @param files - The sources, in the order of their paths.
 */
export async function surveySources(files: readonly FoundFile[], options: SurveyOptions): Promise<Survey> {
  const {onProgress, signal, sourceCache: cache, reader, work} = options
  const held = cache && !cache.isEmpty ? await readRevisions(reader) : undefined
  const conversionSettings = settingsJson(options.settings)
  const findings =
    held && cache
      ? await settleFromCache(files, {...toSettleOptions(options), cache, held, conversionSettings})
      : new Map<FoundFile, Finding>()
  const rest = findings.size === 0 ? files : files.filter((file) => !findings.has(file))
  const known = findings.size
  const names = createNameUses()
  if (known > 0) onProgress({step: 'read', current: known, total: files.length})
  const isEmpty = held === undefined && rest.length > 0 && (await isWithoutContent(reader))
  const look = isEmpty ? sketchAll : surveyWindow
  const about = {...options, names, ...(isEmpty && {reader: NO_ARTICLES})}
  await mapConcurrently(
    Array.from({length: Math.ceil(rest.length / WINDOW)}, (_, index) =>
      rest.slice(index * WINDOW, (index + 1) * WINDOW),
    ),
    WINDOWS_AT_ONCE,
    async (window) => {
      for (const [file, finding] of await look(window, about)) findings.set(file, finding)
      onProgress({step: 'read', current: findings.size, total: files.length})
    },
    signal,
  )
  const found = files.map((file) => findings.get(file) ?? {})
  const reopened = await reopenLinks(files, found, {...options, heldRecords: held?.records})
  const survey = await refuseDuplicates(files, reopened, work)
  return {...survey, names, ...(held && {heldRecords: held.records})}
}

/** A reader that answers as a dataset without articles does, and asks nobody. */
const NO_ARTICLES: DatasetReader = {fetch: async <Result>() => [] as Result}

/** Looks at sources of which the dataset knows none. */
function sketchAll(files: readonly FoundFile[], options: WindowOptions): Promise<ReadonlyMap<FoundFile, Finding>> {
  return sketchAndSettle(files, new Map(), options)
}

async function surveyWindow(
  files: readonly FoundFile[],
  options: WindowOptions,
): Promise<ReadonlyMap<FoundFile, Finding>> {
  const looks = await mapConcurrently(files, FILES_AT_ONCE, lookAtFile)
  const found = looks.flatMap((look) => (look && 'hash' in look ? look : []))
  const guesses = found.flatMap((look) => guessId(look, options.settings) ?? [])
  const glances = await readGlances(options.reader, [...new Set(guesses)])

  const findings = new Map<FoundFile, Finding>()
  for (const look of looks) {
    if (look && 'message' in look) {
      findings.set(look.file, {row: {path: look.file.path, outcome: 'failed', messages: [look.message]}})
    }
  }
  await mapConcurrently(found, FILES_AT_ONCE, async (look) => {
    const proven = await settleByHash(look, glances, options)
    if (proven) findings.set(look.file, proven)
  })

  const rest = found.map(({file}) => file).filter((file) => !findings.has(file))
  for (const [file, finding] of await sketchAndSettle(rest, glances, options)) findings.set(file, finding)
  return findings
}

/** Settles a source whose guessed slug leads to a record of the same file with the same hash: then the guess was right. */
async function settleByHash(
  {file, hash, slugGuess}: FileLook,
  glances: ReadonlyMap<string, Glance>,
  options: SurveyOptions,
): Promise<Finding | undefined> {
  const id = guessId({file, slugGuess}, options.settings)
  const {record, language} = glances.get(id ?? '') ?? {}
  if (id === undefined || slugGuess === undefined) return undefined
  if (record?.sourcePath !== file.path || record.sourceHash !== hash) return undefined
  const sketch: ArticleSketch = {
    source: file,
    article: {_id: id, slug: {_type: 'slug', current: slugGuess}, ...(language && {language})},
    sourceHash: hash,
    conversionSettings: settingsJson(options.settings),
    messages: [],
  }
  return settle(sketch, glances, options)
}

/** The id of an article whose slug is what its front matter seems to state. */
function guessId(
  {file: {path}, slugGuess}: Pick<FileLook, 'file'> & {slugGuess?: string | undefined},
  settings: ConversionSettings,
): string | undefined {
  if (slugGuess === undefined) return undefined
  const {language = settings.languages?.[0]} = readSourcePath(path, settings)
  return articleId(slugGuess, {path, language}, settings)
}

async function sketchAndSettle(
  files: readonly FoundFile[],
  known: ReadonlyMap<string, Glance>,
  options: WindowOptions,
): Promise<Map<FoundFile, Finding>> {
  const findings = new Map<FoundFile, Finding>()
  if (files.length === 0) return findings
  const results = await options.work.sketch(files)
  const found = files.flatMap((file, index) => {
    const result = results[index]
    if (result && 'article' in result) return {file, result}
    if (result) findings.set(file, {row: result})
    return []
  })
  const {sketches, glances} = await identifySources(
    found.map(({result}) => result),
    {...options, glances: known},
  )
  await mapConcurrently([...found.entries()], FILES_AT_ONCE, async ([index, {file, result}]) => {
    const {sketch, clash} = sketches[index] ?? {sketch: result}
    const finding = await settle(sketch, glances, options)
    // Those of an unchanged article are in the dataset, where they count anyway.
    if (result.names && finding.row?.outcome !== 'unchanged') options.names.add(result.names, file.path)
    findings.set(file, {...finding, derivedId: result.article._id, ...(clash && {clash})})
  })
  return findings
}

async function settle(
  sketch: ArticleSketch,
  glances: ReadonlyMap<string, Glance>,
  options: SurveyOptions,
): Promise<Finding> {
  const {sourceCache: cache, staticRoot} = options
  const {_id: id} = sketch.article
  const {record, ...glance} = glances.get(id) ?? NOTHING_HELD
  const imagesChanged = await haveImagesChanged(record?.imageFiles, sketch.source, staticRoot)
  const row = settleEarly(
    sketch,
    {...glance, ...(record && {record: {...record, imagesChanged}})},
    toSettleOptions(options),
  )
  if (cache && record && row?.outcome === 'unchanged')
    keepArticle(cache, sketch, {...record, imagesChanged}, staticRoot)
  const isKnown = record !== undefined || glance.hasArticle || glance.hasDraft
  const {slug, language, redirectFrom} = sketch.article
  return {
    id,
    derivedId: id,
    slug: slug.current,
    ...(language !== undefined && {language}),
    ...(redirectFrom && {redirectFrom}),
    isKnown,
    isOwn: record?.sourcePath === sketch.source.path,
    imagesChanged,
    ...((row?.outcome ?? 'unchanged') === 'unchanged' && {
      ...(record?.openLinks && {openLinks: record.openLinks}),
      ...(record?.foreignLinks && {foreignLinks: record.foreignLinks}),
    }),
    ...(row && {row}),
  }
}

function toSettleOptions({retryImages, restore = false, settings, now, sourceExists}: SurveyOptions): SettleOptions {
  return {retryImages, restore, publishing: settings.publishing ?? {}, now: now(), sourceExists}
}
