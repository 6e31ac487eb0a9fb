/**
 * The status: every source and every imported article, and where they stand. Nothing is written.
 *
 * @module
 */
import {readFile} from 'node:fs/promises'
import {resolve} from 'node:path'

import type {SanityClient} from '@sanity/client'

import {RUN_RECORD_TYPE} from '../schemas/names.ts'
import {sha256Hex} from './document/sha256.ts'
import type {ImportTarget} from './importArticles.ts'
import {discoverFiles, type FoundFile} from './read/discoverFiles.ts'
import {readSource} from './read/readSource.ts'
import {createSourceFiles} from './sourceFiles.ts'
import {describeState, type SourceState} from './status/describeState.ts'
import {readKnownArticles} from './status/readRecords.ts'
import type {ArticleState, ArticleStatus, RunRecord, RunStatus, StatusResult} from './types.ts'
import {mapConcurrently} from './write/mapConcurrently.ts'

/** How to look. */
export interface StatusOptions {
  /** Absolute path of the working folder that the imports ran in. */
  cwd: string
  target: ImportTarget
  /** Ends the work early; then this rejects with the signal's reason. */
  signal?: AbortSignal
}

/** Files read at the same time. */
const FILES_AT_ONCE = 16

/** Codes of the system for a path at which there is no file any more. */
const GONE: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'EISDIR'])

const RUNS_QUERY = `*[_type == "${RUN_RECORD_TYPE}"]`

/**
 * Says where every article stands.
 *
 * @param paths - Files, folders and globs: only articles from there, and sources among them that were never imported. None for
 *   all that was imported.
 * @param options - See {@link StatusOptions}.
 * @returns Rejects with the client's error when the dataset cannot be read.
 */
export async function readStatus(paths: readonly string[], options: StatusOptions): Promise<StatusResult> {
  const {cwd, target, signal} = options
  const {sources, messages} = await hashSources(paths, options)
  const folders = createSourceFiles(paths, cwd)
  const articles: ArticleStatus[] = []
  const seen = new Set<string>()
  const lastOf = new Map<string, number>()
  for await (const batch of readKnownArticles(target.client)) {
    signal?.throwIfAborted()
    const rows = await mapConcurrently(batch, FILES_AT_ONCE, async (known) => {
      const {sourcePath, sourceHash, runId} = known.record
      lastOf.set(runId, (lastOf.get(runId) ?? 0) + 1)
      seen.add(sourcePath)
      const isNamed = paths.includes(sourcePath) || sources.has(sourcePath) || folders.isGone(sourcePath)
      if (paths.length > 0 && !isNamed) return undefined
      return describeState(known, await compareSource(sources.get(sourcePath), sourceHash, resolve(cwd, sourcePath)))
    })
    articles.push(...rows.filter((row) => row !== undefined))
  }
  for (const path of sources.keys()) {
    if (!seen.has(path)) articles.push({path, state: 'pending', source: 'new', conflicts: []})
  }

  const {kind, url, project, dataset} = target
  const sorted = articles.toSorted((a, b) => (a.path < b.path ? -1 : 1))
  return {
    target: {kind, url, project, dataset},
    counts: countStates(sorted),
    articles: sorted,
    // A file that is gone is no mistake where it was imported once.
    unfound: messages
      .filter(({path}) => !seen.has(path) && !articles.some((row) => row.path.startsWith(`${path}/`)))
      .map(({path, message}) => ({path, messages: [message]})),
    runs: await readRuns(target.client, lastOf),
  }
}

/** Hash of each article that the paths lead to, by path; one that cannot be read has none. */
async function hashSources(paths: readonly string[], {cwd, signal}: StatusOptions) {
  const {sources, messages} = await discoverFiles(paths, {cwd})
  const hashOf = async (file: FoundFile): Promise<[string, string]> => {
    const result = await readSource(file)
    return [file.path, 'source' in result ? sha256Hex(result.source.text) : '']
  }
  const hashes = await mapConcurrently(sources, FILES_AT_ONCE, hashOf, signal)
  signal?.throwIfAborted()
  return {sources: new Map(hashes.filter((entry) => entry !== undefined)), messages}
}

async function compareSource(hash: string | undefined, imported: string, file: string): Promise<SourceState> {
  if (hash !== undefined) return hash === imported ? 'same' : 'changed'
  try {
    return sha256Hex(await readFile(file, 'utf8')) === imported ? 'same' : 'changed'
  } catch (error) {
    // One that is there and cannot be read is told by the next import.
    return GONE.has((error as NodeJS.ErrnoException).code ?? '') ? 'gone' : 'changed'
  }
}

async function readRuns(client: SanityClient, lastOf: ReadonlyMap<string, number>): Promise<RunStatus[]> {
  const records = await client.fetch<RunRecord[]>(RUNS_QUERY)
  const told = new Map(records.map((record) => [record.run, record]))
  return [...new Set([...told.keys(), ...lastOf.keys()])]
    .toSorted()
    .toReversed()
    .map((run) => ({run, ...tellRun(told.get(run)), articles: lastOf.get(run) ?? 0}))
}

function tellRun(record: RunRecord | undefined): Partial<RunStatus> {
  if (!record) return {}
  const {startedAt, finishedAt, interrupted, paths, counts, rolledBackAt} = record
  return {
    startedAt,
    finishedAt,
    interrupted,
    paths,
    counts: JSON.parse(counts) as RunStatus['counts'] & object,
    ...(rolledBackAt !== undefined && {rolledBackAt}),
  }
}

function countStates(rows: readonly ArticleStatus[]): Record<ArticleState, number> {
  const counts = {pending: 0, imported: 0, edited: 0, conflict: 0, orphan: 0, deleted: 0}
  for (const {state} of rows) counts[state]++
  return counts
}
