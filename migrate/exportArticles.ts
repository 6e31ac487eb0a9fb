/**
 * The export: articles of the dataset in, Markdown files with front matter out.
 *
 * @module
 */
import {matchesGlob} from 'node:path/posix'

import {defaultImageUrl} from '../src/render/index.ts'
import {MigrateError} from './errors.ts'
import {choosePaths, type ChosenPath} from './export/choosePaths.ts'
import {createClaims} from './export/createClaims.ts'
import {createDownloader} from './export/io/createDownloader.ts'
import {createFileWriter, type FileWriter} from './export/io/createFileWriter.ts'
import {createImageFiles} from './export/io/createImageFiles.ts'
import {openFolder} from './export/io/openFolder.ts'
import {readHeads, readHoldings, readImageAssets, readNames, type ExportHead} from './export/io/readArticles.ts'
import {nameImages} from './export/nameImages.ts'
import type {ImportTarget} from './importArticles.ts'
import type {ExportedFile, ExportOutcome, ExportResult, ProgressEvent} from './types.ts'
import {mapConcurrently} from './write/mapConcurrently.ts'
import {sleep} from './write/sleep.ts'

/** Articles that are read in one request and planned before the first of them is written. */
const BATCH = 50
/** Files written at the same time. */
const FILES_AT_ONCE = 4
/** Four tries over some seconds. */
const RETRY = {tries: 4, baseMs: 500, maxMs: 30_000}

/** How to export. */
export interface ExportOptions {
  /** Absolute path of the working folder. */
  cwd: string
  target: ImportTarget
  /** Find out what would happen, and write nothing. */
  dryRun: boolean
  /** Take the draft of an article where there is one. */
  drafts: boolean
  /** Bring images into the folder; else they keep the addresses of their assets. */
  images: boolean
  /** Write over files that an export did not write. */
  force: boolean
  /** Export only articles whose path below the folder matches this glob. */
  only?: string
  /** Milliseconds since 1970. */
  now: () => number
  onProgress: (event: ProgressEvent) => void
  /** Stops the run after the files in flight; the result then says how far it came. */
  signal?: AbortSignal
}

/** An article and where it is to be written. */
interface Chosen {
  head: ExportHead
  path: ChosenPath
}

/**
 * Exports articles of a dataset as Markdown files.
 *
 * @param dir - The folder to write to, relative to `cwd`.
 * @param options - See {@link ExportOptions}.
 * @returns What became of every article. Rejects with the client's error when the dataset cannot be read.
 * @throws MigrateError `usage` when `dir` cannot be written to, or `only` matches nothing.
 */
export async function exportArticles(dir: string, options: ExportOptions): Promise<ExportResult> {
  const {target, drafts, only, now} = options
  const startedAt = now()

  const heads = await readHeads(target.client, {drafts})
  const paths = choosePaths(heads)
  const all = heads.flatMap((head): Chosen[] => {
    const path = paths.get(head.id)
    return path ? [{head, path}] : []
  })
  const chosen = only === undefined ? all : all.filter(({path}) => matchesGlob(path.path, only))
  if (chosen.length === 0 && all.length > 0) throw noMatch(only ?? '', all)

  const {writer, folder, counts} = await prepare(dir, paths, options)
  const files = await writeAll(chosen, writer, options)
  await folder.close()
  return toExportResult(options, startedAt, files, counts())
}

/** Reads and writes articles, some at a time. */
async function writeAll(
  chosen: readonly Chosen[],
  writer: FileWriter,
  {target: {client}, onProgress, signal}: ExportOptions,
): Promise<ExportedFile[]> {
  const files: ExportedFile[] = []
  let current = 0
  for (let start = 0; start < chosen.length; start += BATCH) {
    if (signal?.aborted) break
    const batch = chosen.slice(start, start + BATCH)
    const holdings = await readHoldings(
      client,
      batch.map(({head}) => head),
    )
    const jobs = batch.flatMap(({head, path}) => {
      const holding = holdings.get(head.id)
      return holding ? [writer.plan(head.id, path, holding)] : []
    })
    const written = await mapConcurrently(
      jobs,
      FILES_AT_ONCE,
      async (job) => {
        const file = await writer.write(job)
        onProgress({step: 'write', current: ++current, total: chosen.length})
        return file
      },
      signal,
    )
    files.push(...written.filter((file) => file !== undefined))
  }
  return files
}

/** Opens the folder, and reads what all articles share. */
async function prepare(dir: string, paths: ReadonlyMap<string, ChosenPath>, options: ExportOptions) {
  const {target, images: withImages, dryRun, now, signal} = options
  const {client, kind, url, project, dataset} = target
  const stop = signal && {signal}
  const location = {projectId: project, dataset, ...(kind === 'lake' && {baseUrl: url})}
  const assetUrl = (assetId: string) => defaultImageUrl({asset: {_ref: assetId}}, location)

  const folder = await openFolder(dir, options)
  const [names, assets] = await Promise.all([readNames(client), withImages ? readImageAssets(client) : []])
  const images = createImageFiles({
    folder,
    dryRun,
    // The original, whatever the image pipeline would make of it.
    originalUrl: (assetId) => assetUrl(assetId) && `${assetUrl(assetId)}?dlRaw=true`,
    download: createDownloader({...RETRY, sleep, random: Math.random, ...stop}, now),
  })
  const writer = createFileWriter({
    folder,
    images,
    context: {
      nameOf: ({_ref}) => names.get(_ref),
      articlePath: (id) => paths.get(id)?.path,
      assetUrl,
      images: withImages ? {pathsFor: nameImages(assets), claim: createClaims()} : undefined,
    },
    ...stop,
  })
  return {folder, writer, counts: images.counts}
}

function noMatch(only: string, all: readonly Chosen[]): MigrateError {
  const example = all.map(({path}) => path.path).toSorted()[0]
  return new MigrateError(
    'usage',
    `None of the ${all.length} articles has a path that matches --only ${JSON.stringify(only)}.`,
    `Paths count from the exported folder, as in ${example}; put the pattern in quotes.`,
  )
}

function toExportResult(
  {target: {kind, url, project, dataset}, dryRun, now, signal}: ExportOptions,
  startedAt: number,
  files: readonly ExportedFile[],
  images: ExportResult['images'],
): ExportResult {
  const counts: Record<ExportOutcome, number> = {source: 0, written: 0, unchanged: 0, refused: 0}
  for (const {outcome} of files) counts[outcome]++
  return {
    target: {kind, url, project, dataset},
    dryRun,
    interrupted: signal?.aborted ?? false,
    counts,
    files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    images,
    durationMs: Math.round(now() - startedAt),
  }
}
