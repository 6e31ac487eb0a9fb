import {completeStep} from './plan/completeStep.ts'
import {toRow} from './plan/toRow.ts'
import type {RunStamp, Step} from './plan/types.ts'
import type {ArticleResult} from './types.ts'
import {inspectImages} from './write/images/inspectImages.ts'
import {mapConcurrently} from './write/mapConcurrently.ts'

/** Articles whose images are looked at at the same time. */
const ARTICLES_AT_ONCE = 4

/**
 * Says what a plan would do, for a dry run. Images are looked at as far as that needs no network.
 *
 * @param steps - The plan.
 * @param options - The stamp of the run; and the folder that image paths with a leading slash count from, if it is not the
 *   imported one.
 */
export async function previewSteps(
  steps: readonly Step[],
  options: RunStamp & {staticRoot?: string},
): Promise<ArticleResult[]> {
  const rows = await mapConcurrently(steps, ARTICLES_AT_ONCE, (step) => previewStep(step, options))
  return rows.filter((row) => row !== undefined)
}

async function previewStep(
  step: Step,
  {runId, toolVersion, staticRoot}: RunStamp & {staticRoot?: string},
): Promise<ArticleResult> {
  const {built, messages} = step
  if (step.action === 'none') return {path: built.source.path, id: built.article._id, outcome: step.outcome, messages}
  const problems = await inspectImages(built, staticRoot)
  const images = {
    assets: new Map(),
    pending: problems.map(({src}) => src),
    messages: problems.map(({message}) => message),
  }
  return toRow(completeStep(step, images, {runId, toolVersion}))
}
