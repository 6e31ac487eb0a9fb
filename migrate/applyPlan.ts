/**
 * Carries out a saved plan: exactly that, or nothing. One that was stopped goes on where it was.
 *
 * @module
 */
import {resolve} from 'node:path'

import {createRunEnd} from './createRunEnd.ts'
import {importRecordId} from './document/documentId.ts'
import {MigrateError} from './errors.ts'
import type {ImportOptions} from './importArticles.ts'
import {removePruned, toPrunedRow} from './pruneOrphans.ts'
import {hashImages} from './saved/hashImages.ts'
import {isApplied, type WrittenBy} from './saved/isApplied.ts'
import {toStep} from './saved/plannedArticle.ts'
import type {PlanFile, PlannedArticle} from './saved/types.ts'
import {toImportResult} from './toImportResult.ts'
import type {ArticleResult, ImportResult, PrunedArticle} from './types.ts'
import {thisProcess} from './write/lock/holder.ts'
import {takeLock} from './write/lock/waitForLock.ts'
import {mapConcurrently} from './write/mapConcurrently.ts'
import {openWriter, type Writer} from './write/openWriter.ts'
import type {DatasetReader} from './write/readDataset.ts'

/** How to apply a plan: the options of an import that the plan does not settle. */
export type ApplyOptions = Pick<
  ImportOptions,
  | 'cwd'
  | 'target'
  | 'runId'
  | 'toolVersion'
  | 'now'
  | 'onProgress'
  | 'signal'
  | 'wait'
  | 'onWait'
  | 'onPruned'
  | 'concurrency'
  | 'perSecond'
>

/** Documents whose revisions are asked for in one request. */
const BATCH = 500
/** Articles that are handed to the writer at once. */
const WINDOW = 200
/** Articles whose images are read at the same time. */
const ARTICLES_AT_ONCE = 4
/** How many documents or images a message names. */
const NAMED = 5

const REVISIONS_QUERY = '*[_id in $ids]{_id, _rev, sourceHash, revisionsBefore}'

/**
 * Applies a saved plan.
 *
 * @param plan - As `readPlanFile` read it.
 * @param options - See {@link ApplyOptions}.
 * @returns What an import returns, about the articles that the plan writes or names.
 * @throws MigrateError when nothing was written: `plan-invalid` when it was made for another target, `plan-outdated` when a document
 *   or image is not any more as it was made for, and what an import throws when another run writes or the target fails.
 */
export async function applyPlan(plan: PlanFile, options: ApplyOptions): Promise<ImportResult> {
  const {cwd, target, runId, now} = options
  const startedAt = now()
  requireTarget(plan, target)
  const end = createRunEnd(target, options.signal)
  const {signal} = end
  const staticRoot = plan.staticRoot === undefined ? undefined : resolve(cwd, plan.staticRoot)
  const writer = openWriter({
    ...options,
    remoteImages: plan.remoteImages,
    ...(staticRoot !== undefined && {staticRoot}),
    signal,
    onLost: end.lose,
  })
  const written = new Set([...plan.writes, ...plan.prunes].map(({path}) => path))
  const rows: ArticleResult[] = plan.articles.filter(({path}) => !written.has(path))
  await end.during(async () => {
    const lock = await takeLock({...writer, holder: thisProcess(runId)}, {...options, signal, onLost: end.lose})
    try {
      const {writes, prunes, applied} = await findLeft(plan, writer.reader)
      for (const {path, id} of applied) rows.push({path, id, outcome: 'unchanged', messages: []})
      await requireImages(writes, {cwd, staticRoot, signal})
      for await (const some of carryOut(writes, writer, {...options, signal})) rows.push(...some)
      for await (const row of prune(prunes, writer, {...options, signal})) rows.push(row)
    } finally {
      await lock.release()
    }
  })
  const problem = end.problem(rows)
  const facts = {assets: writer.assets(), ...(problem && {problem})}
  return toImportResult({...options, dryRun: false}, startedAt, rows, facts)
}

/** Writes articles, some at a time. */
async function* carryOut(
  writes: readonly PlannedArticle[],
  writer: Writer,
  {cwd, onProgress, signal}: ApplyOptions,
): AsyncGenerator<ArticleResult[]> {
  let current = 0
  const onWritten = (): void => onProgress({step: 'write', current: ++current, total: writes.length})
  for (let start = 0; start < writes.length; start += WINDOW) {
    if (signal?.aborted) return
    const steps = writes.slice(start, start + WINDOW).map((write) => toStep(write, cwd))
    yield await writer.write(steps, onWritten)
  }
}

/** Deletes articles whose sources are gone, one transaction after another. */
async function* prune(
  prunes: readonly PrunedArticle[],
  writer: Writer,
  {onPruned = () => {}, signal}: ApplyOptions,
): AsyncGenerator<ArticleResult> {
  for (const articles of Map.groupBy(prunes, ({id, together = id}) => together).values()) {
    if (signal?.aborted) return
    const refusal = await removePruned(articles, writer)
    for (const article of articles) {
      if (refusal === undefined) onPruned(article)
      yield toPrunedRow(article, refusal)
    }
  }
}

function requireTarget(plan: PlanFile, target: ImportOptions['target']): void {
  const {kind, project, dataset} = plan.target
  if (kind === target.kind && project === target.project && dataset === target.dataset) return
  throw new MigrateError(
    'plan-invalid',
    `The plan was made for ${kind === 'lake' ? 'an embedded lake' : 'the hosted project'} ${project}/${dataset}, and this is ${target.project}/${target.dataset}.`,
    'Name the target it was made for, or save a plan for this one.',
  )
}

/** What of a plan is still to be done; refuses it where the dataset is neither as it was made for nor as it leaves it. */
async function findLeft({writes, prunes}: PlanFile, reader: DatasetReader) {
  const planned = new Map([...writes, ...prunes].flatMap(({revisions}) => Object.entries(revisions)))
  const found = await readNow([...planned.keys()], reader)
  const now = new Map(Array.from(found, ([id, {_rev}]) => [id, _rev]))
  const listMoved = ({revisions}: Pick<PlannedArticle, 'revisions'>) =>
    Object.entries(revisions).filter(([id, revision]) => (now.get(id) ?? null) !== revision)
  const isGone = ({revisions}: PrunedArticle): boolean => Object.keys(revisions).every((id) => !now.has(id))
  const applied = writes.filter(
    (write) => listMoved(write).length > 0 && isApplied(write, found.get(importRecordId(write.id)), now),
  )
  const done = new Set<object>([...applied, ...prunes.filter(isGone)])
  const left = {writes: writes.filter((write) => !done.has(write)), prunes: prunes.filter((prune) => !done.has(prune))}
  const moved = [...left.writes, ...left.prunes].flatMap(listMoved)
  refuse(
    moved.map(
      ([id, revision]) =>
        `${id} ${revision === null ? 'came into being' : now.has(id) ? 'was changed' : 'was deleted'}`,
    ),
    'The dataset moved since the plan was made',
  )
  return {...left, applied}
}

async function readNow(ids: readonly string[], reader: DatasetReader): Promise<Map<string, WrittenBy>> {
  const now = new Map<string, WrittenBy>()
  for (let start = 0; start < ids.length; start += BATCH) {
    const found = await reader.fetch<(WrittenBy & {_id: string})[]>(REVISIONS_QUERY, {
      ids: ids.slice(start, start + BATCH),
    })
    for (const document of found) now.set(document._id, document)
  }
  return now
}

async function requireImages(
  writes: readonly PlannedArticle[],
  {cwd, staticRoot, signal}: {cwd: string; staticRoot: string | undefined; signal: AbortSignal},
): Promise<void> {
  const work = async (write: PlannedArticle): Promise<string[]> => {
    const now = new Map((await hashImages(toStep(write, cwd).built, staticRoot)).map(({src, hash}) => [src, hash]))
    return write.images.filter(({src, hash}) => now.get(src) !== hash).map(({src}) => `${src} of ${write.path}`)
  }
  const changed = await mapConcurrently(writes, ARTICLES_AT_ONCE, work, signal)
  refuse(
    changed.flatMap((images) => images ?? []),
    'Images are not any more as they were when the plan was made',
  )
}

function refuse(what: readonly string[], found: string): void {
  if (what.length === 0) return
  const more = what.length > NAMED ? ` and ${what.length - NAMED} more` : ''
  throw new MigrateError(
    'plan-outdated',
    `${found}, so nothing was written: ${what.slice(0, NAMED).join(', ')}${more}.`,
    'Save a new plan with migrate import … --out, look at it, and apply that.',
  )
}
