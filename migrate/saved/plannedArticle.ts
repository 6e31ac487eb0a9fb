import {resolve} from 'node:path'

import type {ArticlePlan, WritingStep} from '../plan/types.ts'
import {toRecordPath} from '../read/recordPath.ts'
import type {PlannedArticle, PlannedImage} from './types.ts'

/**
 * The form in which a step is saved.
 *
 * @param step - Of a plan.
 * @param plan - What it leads to.
 * @param images - The local images that the article shows.
 * @param cwd - Absolute path of the working folder.
 */
export function toPlannedArticle(
  step: WritingStep,
  plan: ArticlePlan,
  images: PlannedImage[],
  cwd: string,
): PlannedArticle {
  const {built, holding, onConflict, publication, publishFrom, pendingBefore, messages} = step
  const {record, article, draft} = holding
  const {path, root, file, text} = built.source
  return {
    path: plan.path,
    id: plan.id,
    outcome: plan.outcome,
    sourceHash: built.sourceHash,
    revisions: plan.revisions,
    images,
    onConflict,
    publication,
    ...(publishFrom !== undefined && {publishFrom}),
    ...(pendingBefore && {pendingBefore}),
    messages,
    built: {...built, source: {path, root: toRecordPath(root, cwd), file: toRecordPath(file, cwd), text}},
    holding: {
      ...(record && {record: {...record, imageAssets: [...(record.imageAssets ?? [])]}}),
      ...(article && {article}),
      ...(draft && {draft}),
    },
  }
}

/**
 * The step that was saved.
 *
 * @param planned - The article, as the plan has it.
 * @param cwd - Absolute path of the working folder.
 */
export function toStep(planned: PlannedArticle, cwd: string): WritingStep {
  const {built, holding, onConflict, publication, publishFrom, pendingBefore, messages} = planned
  const {record, article, draft} = holding
  const {source} = built
  return {
    action: 'write',
    built: {...built, source: {...source, root: resolve(cwd, source.root), file: resolve(cwd, source.file)}},
    holding: {
      ...(record && {record: {...record, imageAssets: new Map(record.imageAssets)}}),
      ...(article && {article}),
      ...(draft && {draft}),
    },
    onConflict,
    publication,
    ...(publishFrom !== undefined && {publishFrom}),
    ...(pendingBefore && {pendingBefore}),
    messages,
  }
}
