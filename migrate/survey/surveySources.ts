/**
 * The first look at all sources: which did not change, which are wrong in themselves, and which are to be converted. Only
 * some hundred bytes an article stay, however long the articles are.
 *
 * @module
 */
import type {ConversionSettings} from '../types.ts'
import {articleId} from '../document/documentId.ts'
import {findDuplicateSlugs} from '../document/findDuplicateSlugs.ts'
import {settingsJson} from '../document/settingsJson.ts'
import type {LinkTarget} from '../links/articleIndex.ts'
import {settleEarly} from '../plan/settleEarly.ts'
import type {Glance} from '../plan/types.ts'
import type {FoundFile} from '../read/discoverFiles.ts'
import {lookAtFile, type FileLook} from '../read/lookAtFile.ts'
import type {ArticleResult, ArticleSketch, ProgressEvent} from '../types.ts'
import type {ArticleWork} from '../work/articleWork.ts'
import {mapConcurrently} from '../write/mapConcurrently.ts'
import {readGlances, type DatasetReader} from '../write/readDataset.ts'
import {haveImagesChanged} from './haveImagesChanged.ts'

/** Sources that are looked at before the dataset is asked about them, in one question. */
const WINDOW = 1000
/** Files read at the same time. */
const FILES_AT_ONCE = 16

/** What a survey needs. */
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
  onProgress: (event: ProgressEvent) => void
  signal?: AbortSignal
}

/** A source that is to be converted. */
export interface PendingSource {
  file: FoundFile
  id: string
  /** Whether the dataset holds anything about it. */
  isKnown: boolean
  /** Whether a local image that it shows is another one than when it was imported. */
  imagesChanged: boolean
}

/** What a survey found. */
export interface Survey {
  /** Of sources that need no more work: unchanged, deleted by an editor, or failed. */
  rows: ArticleResult[]
  pending: PendingSource[]
  /** Ids of all articles that the sources are. */
  ids: ReadonlySet<string>
  /** What links may lead to. */
  targets: readonly LinkTarget[]
}

/** What is known of a source after the first look; either a row, or an id, or both. */
interface Finding {
  row?: ArticleResult
  id?: string
  slug?: string
  isKnown?: boolean
  imagesChanged?: boolean
}

const NOTHING_HELD: Glance = {hasArticle: false, hasDraft: false}

/**
 * Looks at sources, some at a time. An unchanged one costs reading and hashing, and its part in a question to the dataset.
 *
 * @param files - In the order of their paths.
 */
export async function surveySources(files: readonly FoundFile[], options: SurveyOptions): Promise<Survey> {
  const {onProgress, signal} = options
  const findings: Finding[] = []
  for (let start = 0; start < files.length; start += WINDOW) {
    if (signal?.aborted) break
    findings.push(...(await surveyWindow(files.slice(start, start + WINDOW), options)))
    onProgress({step: 'read', current: findings.length, total: files.length})
  }
  return refuseDuplicates(files, findings, options)
}

async function surveyWindow(files: readonly FoundFile[], options: SurveyOptions): Promise<Finding[]> {
  const looks = await mapConcurrently(files, FILES_AT_ONCE, lookAtFile)
  const found = looks.flatMap((look) => (look && 'hash' in look ? look : []))
  const guesses = found.flatMap(({slugGuess}) => (slugGuess === undefined ? [] : articleId(slugGuess)))
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
  return files.map((file) => findings.get(file) ?? {})
}

/** Settles a source whose guessed slug leads to a record of the same file with the same hash: then the guess was right. */
async function settleByHash(
  {file, hash, slugGuess}: FileLook,
  glances: ReadonlyMap<string, Glance>,
  options: SurveyOptions,
): Promise<Finding | undefined> {
  if (slugGuess === undefined) return undefined
  const id = articleId(slugGuess)
  const record = glances.get(id)?.record
  if (record?.sourcePath !== file.path || record.sourceHash !== hash) return undefined
  const sketch: ArticleSketch = {
    source: file,
    article: {_id: id, slug: {_type: 'slug', current: slugGuess}},
    sourceHash: hash,
    conversionSettings: settingsJson(options.settings),
    messages: [],
  }
  return settle(sketch, glances, options)
}

async function sketchAndSettle(
  files: readonly FoundFile[],
  known: ReadonlyMap<string, Glance>,
  options: SurveyOptions,
): Promise<Map<FoundFile, Finding>> {
  const findings = new Map<FoundFile, Finding>()
  if (files.length === 0) return findings
  const results = await options.work.sketch(files)
  const ids = results.flatMap((result) => ('article' in result ? result.article._id : []))
  const missing = [...new Set(ids)].filter((id) => !known.has(id))
  const glances = new Map([...known, ...(await readGlances(options.reader, missing))])
  await mapConcurrently([...files.entries()], FILES_AT_ONCE, async ([index, file]) => {
    const result = results[index]
    if (result === undefined) return
    findings.set(file, 'article' in result ? await settle(result, glances, options) : {row: result})
  })
  return findings
}

async function settle(
  sketch: ArticleSketch,
  glances: ReadonlyMap<string, Glance>,
  {retryImages, restore = false, settings, now, sourceExists, staticRoot}: SurveyOptions,
): Promise<Finding> {
  const {_id: id} = sketch.article
  const {record, ...glance} = glances.get(id) ?? NOTHING_HELD
  const imagesChanged = await haveImagesChanged(record?.imageFiles, sketch.source, staticRoot)
  const row = settleEarly(
    sketch,
    {...glance, ...(record && {record: {...record, imagesChanged}})},
    {retryImages, restore, publishing: settings.publishing ?? {}, now: now(), sourceExists},
  )
  const isKnown = record !== undefined || glance.hasArticle || glance.hasDraft
  return {id, slug: sketch.article.slug.current, isKnown, imagesChanged, ...(row && {row})}
}

/** None of the sources that claim the same slug is imported. Which they are is known from their ids alone. */
async function refuseDuplicates(
  files: readonly FoundFile[],
  findings: readonly Finding[],
  {work}: SurveyOptions,
): Promise<Survey> {
  const ids = new Set<string>()
  const shared = new Set<string>()
  for (const {id} of findings) {
    if (id === undefined) continue
    if (ids.has(id)) shared.add(id)
    ids.add(id)
  }
  const claimants = files.filter((_, index) => shared.has(findings[index]?.id ?? ''))
  const sketches = (await work.sketch(claimants)).flatMap((result) => ('article' in result ? result : []))

  const rows: ArticleResult[] = findDuplicateSlugs(sketches).map(({built: {source, article, messages}, message}) => {
    return {path: source.path, id: article._id, outcome: 'failed', messages: [...messages, message]}
  })
  const pending: PendingSource[] = []
  for (const [index, {row, id, isKnown = false, imagesChanged = false}] of findings.entries()) {
    const file = files[index]
    if (file === undefined || (id !== undefined && shared.has(id))) continue
    if (row) rows.push(row)
    else if (id !== undefined) pending.push({file, id, isKnown, imagesChanged})
  }
  const targets = findings.flatMap(({id, slug}, index): LinkTarget[] => {
    const path = files[index]?.path
    return id === undefined || slug === undefined || path === undefined || shared.has(id) ? [] : [{id, slug, path}]
  })
  return {rows, pending, ids, targets}
}
