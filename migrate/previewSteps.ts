import type {Reference} from '../src/portable-text/types.ts'
import {completeStep} from './plan/completeStep.ts'
import {toRow} from './plan/toRow.ts'
import type {ArticlePlan, RunStamp, Step, WritingStep} from './plan/types.ts'
import type {ArticleResult} from './types.ts'
import {inspectImages} from './write/images/inspectImages.ts'
import {previewChangedImages} from './write/images/previewChangedImages.ts'
import {mapConcurrently} from './write/mapConcurrently.ts'

/** Articles whose images are looked at at the same time. */
const ARTICLES_AT_ONCE = 4

/** What a preview needs. */
export interface PreviewOptions extends RunStamp {
  /** The folder that image paths with a leading slash count from, if it is not the imported one. */
  staticRoot?: string
  /** Told of each article that would be written. */
  onPlan?: (step: WritingStep, plan: ArticlePlan) => void
}

/**
 * Says what a plan would do, for a dry run. Images are looked at as far as that needs no network.
 *
 * @param steps - The plan.
 * @param options - See {@link PreviewOptions}.
 */
export async function previewSteps(steps: readonly Step[], options: PreviewOptions): Promise<ArticleResult[]> {
  const rows = await mapConcurrently(steps, ARTICLES_AT_ONCE, (step) => previewStep(step, options))
  return rows.filter((row) => row !== undefined)
}

async function previewStep(
  step: Step,
  {runId, toolVersion, staticRoot, onPlan}: PreviewOptions,
): Promise<ArticleResult> {
  const {built, messages} = step
  if (step.action === 'none') return {path: built.source.path, id: built.article._id, outcome: step.outcome, messages}
  const problems = await inspectImages(built, staticRoot)
  const {record} = step.holding
  const images = {
    assets: record?.imagesChanged
      ? await previewChangedImages(record.imageFiles, built.source, staticRoot)
      : new Map<string, Reference>(),
    pending: problems.map(({src}) => src),
    messages: problems.map(({message}) => message),
  }
  const plan = completeStep(step, images, {runId, toolVersion})
  if (plan.mutations.length > 0) onPlan?.(step, plan)
  return toRow(plan)
}
