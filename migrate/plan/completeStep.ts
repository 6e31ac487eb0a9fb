import {buildImportRecord} from '../document/buildImportRecord.ts'
import {resolveImages} from '../document/resolveImages.ts'
import {buildMutations} from './buildMutations.ts'
import type {ArticlePlan, BroughtImages, RunStamp, WritingStep} from './types.ts'

/**
 * Completes a step once it is known what became of the article's images. No side effects: the plan can be shown, saved, and
 * committed beside others.
 *
 * @param step - What to do.
 * @param images - Of the article.
 * @param stamp - Who writes.
 */
export function completeStep(step: WritingStep, images: BroughtImages, stamp: RunStamp): ArticlePlan {
  const {built} = step
  const id = built.article._id
  const plan: ArticlePlan = {
    path: built.source.path,
    id,
    outcome: step.action === 'create' ? 'created' : 'updated',
    messages: [...step.messages, ...images.messages],
    changes: [],
    revisions: {[id]: step.action === 'create' ? null : step.current._rev},
    mutations: [],
  }
  if (step.action === 'update' && isStillPending(step.pendingBefore, images.pending)) {
    return {...plan, outcome: 'unchanged'}
  }
  const article = resolveImages(built.article, images.assets)
  const record = buildImportRecord({built, article, pendingImages: images.pending, ...stamp})
  return {...plan, mutations: buildMutations(step, article, record)}
}

function isStillPending(before: readonly string[] | undefined, after: readonly string[]): boolean {
  return before !== undefined && before.every((src) => after.includes(src))
}
