import type {Step} from './plan/types.ts'
import type {ArticleResult, ImportResult} from './types.ts'
import {inspectImages} from './write/images/inspectImages.ts'
import {mapConcurrently} from './write/mapConcurrently.ts'

/** Articles whose images are looked at at the same time. */
const ARTICLES_AT_ONCE = 4

/**
 * Says what a plan would do, for a dry run. Images are looked at as far as that needs no network.
 *
 * @param steps - The plan.
 */
export async function previewSteps(
  steps: readonly Step[],
): Promise<{rows: ArticleResult[]; assets: ImportResult['assets']}> {
  const rows = await mapConcurrently(steps, ARTICLES_AT_ONCE, previewStep)
  return {rows: rows.filter((row) => row !== undefined), assets: {uploaded: 0, reused: 0, external: 0}}
}

async function previewStep(step: Step): Promise<ArticleResult> {
  const {built, messages} = step
  const row = {path: built.source.path, id: built.article._id}
  if (step.action === 'none') return {...row, outcome: step.outcome, messages}

  const problems = await inspectImages(built)
  const found = [...messages, ...problems.map(({message}) => message)]
  if (step.action === 'create') return {...row, outcome: 'created', messages: found}
  const missing = new Set(problems.map(({src}) => src))
  const waits = step.pendingBefore?.every((src) => missing.has(src)) ?? false
  return {...row, outcome: waits ? 'unchanged' : 'updated', messages: found}
}
