/**
 * The rollback: one run of an import is undone, article by article, from the history of the dataset.
 *
 * @module
 */
import type {SanityClient} from '@sanity/client'

import {DOCUMENT, IMPORT_RECORD_TYPE, RUN_RECORD_TYPE} from '../schemas/names.ts'
import {runRecordId} from './document/documentId.ts'
import {MigrateError} from './errors.ts'
import type {ImportTarget} from './importArticles.ts'
import type {Mutation, StoredDocument} from './plan/types.ts'
import {deleteGuarded} from './diff/deleteGuarded.ts'
import {planRollback, type RollbackHolding, type RollbackStep} from './rollback/planRollback.ts'
import {readPruned, readRun} from './rollback/readRun.ts'
import type {
  ProgressEvent,
  PrunedArticle,
  RollbackOutcome,
  RollbackResult,
  RolledBackArticle,
  RunRecord,
} from './types.ts'
import {createCommit} from './write/createCommit.ts'
import {lockDataset} from './write/lock/lockDataset.ts'
import {mapConcurrently} from './write/mapConcurrently.ts'

/** How to roll back. */
export interface RollbackOptions {
  target: ImportTarget
  /** Id of the run; the last one by default. */
  run?: string
  /** Find out what would happen, and write nothing. */
  dryRun: boolean
  /** Undo also what somebody changed since the run. */
  force: boolean
  /** A new unique text of hexadecimal digits. */
  randomId: () => string
  /** Milliseconds since 1970. */
  now: () => number
  onProgress: (event: ProgressEvent) => void
  /** Stops after the transactions in flight. */
  signal?: AbortSignal
}

const RUNS_QUERY = `array::unique(*[_type == "${IMPORT_RECORD_TYPE}"].runId)`
const PRUNING_RUNS_QUERY = `*[_type == "${RUN_RECORD_TYPE}" && defined(pruned) && !defined(rolledBackAt)].run`
const DOUBTED_RUNS_QUERY = `*[_type == "${RUN_RECORD_TYPE}" && isDateDoubted == true].run`
const COUNT_QUERY = `count(*[_type == "${IMPORT_RECORD_TYPE}" && runId == $run])`
const RUN_RECORD_QUERY = `*[_type == "${RUN_RECORD_TYPE}" && _id == $id][0]`
const RELATED_QUERY = `*[_type in ["${DOCUMENT.category}", "${DOCUMENT.author}"] && string::startsWith(_rev, $run)]{
  _id, _rev, _type, "isUsed": count(*[references(^._id)]) > 0
}`

/** Articles that are undone at the same time. */
const ARTICLES_AT_ONCE = 4

/**
 * Undoes one run of an import: what it made is deleted, what it changed is as it was before, and the import records too, so
 * that the next import continues from there. Images stay in the dataset. Repeating it is harmless.
 *
 * @param options - See {@link RollbackOptions}.
 * @returns What became of every article. Rejects with the client's error when the dataset cannot be read.
 * @throws MigrateError `usage` when there is no such run, `locked` while another run writes to the dataset, or when one took the lock
 *   over; what was undone by then stays undone.
 */
export async function rollbackRun(options: RollbackOptions): Promise<RollbackResult> {
  const {target, dryRun, now} = options
  const startedAt = now()
  const run = await chooseRun(target.client, options.run)
  const lost = new AbortController()
  const signal = AbortSignal.any([lost.signal, ...(options.signal ? [options.signal] : [])])
  const {articles, related} = await undo(run, {...options, signal}, lost)
  lost.signal.throwIfAborted()
  const {kind, url, project, dataset} = target
  return {
    target: {kind, url, project, dataset},
    run,
    dryRun,
    interrupted: signal.aborted,
    counts: countOutcomes(articles),
    articles: articles.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    related,
    durationMs: Math.round(now() - startedAt),
  }
}

/** Undoes a run, article by article, while no other run writes; `lost` is aborted when one takes the lock over. */
async function undo(
  run: string,
  {target, dryRun, force, randomId, now, onProgress, signal}: RollbackOptions,
  lost: AbortController,
): Promise<Pick<RollbackResult, 'articles' | 'related'>> {
  const {client} = target
  const pruned = await readLeftPruned(client, run)
  const total = pruned.length + (await client.fetch<number>(COUNT_QUERY, {run}))
  const name = `rollback-${randomId().slice(0, 16)}`
  await using _lock = dryRun ? undefined : await lockDataset(client, name, (error) => lost.abort(error))
  const send = createCommit(target, {now, ...(signal && {signal})})
  const commit: CommitOne = (mutations) => send(`rollback-${run.slice(0, 40)}-${randomId().slice(0, 16)}`, mutations)

  const articles: RolledBackArticle[] = []
  const undoTogether = async (holdings: readonly RollbackHolding[]): Promise<void> => {
    const steps = holdings.map((holding) => planRollback(holding, force))
    articles.push(...(await carryOut(steps, dryRun ? undefined : commit)))
    onProgress({step: 'write', current: articles.length, total})
  }
  for await (const holdings of readRun(client, run)) {
    await mapConcurrently(holdings, ARTICLES_AT_ONCE, (holding) => undoTogether([holding]), signal)
    if (signal?.aborted) break
  }
  for await (const holdings of readPruned(client, signal?.aborted ? [] : pruned)) {
    await undoTogether(holdings)
    if (signal?.aborted) break
  }
  if (dryRun || signal?.aborted) return {articles, related: []}
  const related = await removeRelated(client, run, commit)
  if (articles.every(({outcome}) => outcome !== 'refused')) await markUndone(client, run, now(), commit)
  return {articles, related}
}

/** What the run deleted, as far as that was not put back already. */
async function readLeftPruned(client: SanityClient, run: string): Promise<PrunedArticle[]> {
  const record = await client.fetch<RunRecord | null>(RUN_RECORD_QUERY, {id: runRecordId(run)})
  return record?.rolledBackAt === undefined ? (JSON.parse(record?.pruned ?? '[]') as PrunedArticle[]) : []
}

/** Sends one transaction; says what was refused, or undefined when it is done. */
type CommitOne = (mutations: Mutation[]) => Promise<string | undefined>

/** All in one transaction; nothing is sent without `commit`. */
async function carryOut(steps: readonly RollbackStep[], commit?: CommitOne): Promise<RolledBackArticle[]> {
  const mutations = steps.flatMap((step) => step.mutations)
  const refusal = mutations.length > 0 ? await commit?.(mutations) : undefined
  return steps.map(({mutations: own, ...row}): RolledBackArticle => {
    if (refusal === undefined || own.length === 0) return row
    const reason = `${refusal} The article stays as it is.`
    return {...row, outcome: 'refused', messages: [{severity: 'warning', rule: 'rollback/refused', reason}]}
  })
}

/** The runs that wrote something that is still there, the last one first: their ids sort by time, unless the clock was wrong. */
async function chooseRun(client: SanityClient, wanted: string | undefined): Promise<string> {
  const queries = [RUNS_QUERY, PRUNING_RUNS_QUERY, DOUBTED_RUNS_QUERY]
  const [some = [], others = [], doubted = []] = await Promise.all(
    queries.map((query) => client.fetch<string[]>(query)),
  )
  const runs = [...some, ...others].toSorted().toReversed()
  const last = runs.find((run) => !doubted.includes(run)) ?? runs[0]
  if (wanted === undefined) {
    if (last !== undefined) return last
    throw new MigrateError(
      'usage',
      'There is no run to undo: nothing in this dataset was imported.',
      'Check the target.',
    )
  }
  const isKnown = runs.includes(wanted) || (await client.fetch(RUN_RECORD_QUERY, {id: runRecordId(wanted)})) !== null
  if (isKnown) return wanted
  throw new MigrateError(
    'usage',
    `There is no run ${JSON.stringify(wanted)} in this dataset.`,
    last === undefined ? 'Nothing in it was imported.' : `The last one is ${last}; migrate status lists all.`,
  )
}

async function removeRelated(client: SanityClient, run: string, commit: CommitOne): Promise<string[]> {
  const made = await client.fetch<(StoredDocument & {isUsed: boolean})[]>(RELATED_QUERY, {run: `${run}-`})
  const removed: string[] = []
  for (const document of made.filter(({isUsed}) => !isUsed)) {
    // Refused when something refers to it by now: then it is in use, and stays.
    if ((await commit(deleteGuarded(document))) === undefined) removed.push(document._id)
  }
  return removed
}

async function markUndone(client: SanityClient, run: string, time: number, commit: CommitOne): Promise<void> {
  const id = runRecordId(run)
  const isThere = (await client.fetch(RUN_RECORD_QUERY, {id})) !== null
  if (isThere) await commit([{patch: {id, set: {rolledBackAt: new Date(time).toISOString()}}}])
}

function countOutcomes(rows: readonly RolledBackArticle[]): Record<RollbackOutcome, number> {
  const counts = {removed: 0, restored: 0, refused: 0}
  for (const {outcome} of rows) counts[outcome]++
  return counts
}
