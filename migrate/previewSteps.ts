import {completeStep} from './plan/completeStep.ts'
import {toRow} from './plan/toRow.ts'
import type {RunStamp, Step} from './plan/types.ts'
import type {ArticleResult, ImportResult} from './types.ts'
import {inspectImages} from './write/images/inspectImages.ts'
import {mapConcurrently} from './write/mapConcurrently.ts'

/** Articles whose images are looked at at the same time. */
const ARTICLES_AT_ONCE = 4

/**
 * Says what a plan would do, for a dry run. Images are looked at as far as that needs no network.
 *
 * @param steps - The plan.
 * @param stamp - Of the run.
 */
export async function previewSteps(
  steps: readonly Step[],
  stamp: RunStamp,
): Promise<{rows: ArticleResult[]; assets: ImportResult['assets']}> {
  const rows = await mapConcurrently(steps, ARTICLES_AT_ONCE, (step) => previewStep(step, stamp))
  return {rows: rows.filter((row) => row !== undefined), assets: {uploaded: 0, reused: 0, external: 0}}
}

async function previewStep(step: Step, {runId, toolVersion}: RunStamp): Promise<ArticleResult> {
  const {built, messages} = step
  if (step.action === 'none') return {path: built.source.path, id: built.article._id, outcome: step.outcome, messages}
  const problems = await inspectImages(built)
  const images = {
    assets: new Map(),
    pending: problems.map(({src}) => src),
    messages: problems.map(({message}) => message),
  }
  return toRow(completeStep(step, images, {runId, toolVersion}))
}
