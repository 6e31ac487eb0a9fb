import type {ArticleResult, ImportResult, Outcome} from './types.ts'

/**
 * Sums up a run.
 *
 * @param run - What was asked for.
 * @param startedAt - Milliseconds since 1970.
 * @param rows - One an article, in any order.
 * @param facts.assets - How many images were sent, found or left outside.
 * @param facts.messages - About the run; none by default.
 * @param facts.problem - Why the run ended early; absent when it did not, or was asked to.
 */
export function toImportResult(
  run: {
    target: ImportResult['target']
    runId: string
    dryRun: boolean
    now: () => number
    signal?: AbortSignal
  },
  startedAt: number,
  rows: readonly ArticleResult[],
  {assets, messages = [], problem}: Pick<ImportResult, 'assets' | 'messages' | 'problem'>,
): ImportResult {
  const {kind, url, project, dataset} = run.target
  return {
    target: {kind, url, project, dataset},
    run: run.runId,
    dryRun: run.dryRun,
    interrupted: run.signal?.aborted ?? false,
    counts: countOutcomes(rows),
    articles: rows.toSorted((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path))),
    assets,
    ...(messages.length > 0 && {messages}),
    ...(problem && {problem}),
    durationMs: Math.round(run.now() - startedAt),
  }
}

function countOutcomes(rows: readonly ArticleResult[]): Record<Outcome, number> {
  const counts = {
    created: 0,
    updated: 0,
    merged: 0,
    unchanged: 0,
    conflict: 0,
    deleted: 0,
    skipped: 0,
    failed: 0,
    orphaned: 0,
    pruned: 0,
  }
  for (const {outcome} of rows) counts[outcome]++
  return counts
}
