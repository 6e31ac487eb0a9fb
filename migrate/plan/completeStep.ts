import type {Reference} from '../../src/portable-text/types.ts'
import {buildImportRecord} from '../document/buildImportRecord.ts'
import {canonicalJson} from '../document/canonicalJson.ts'
import {importRecordId} from '../document/documentId.ts'
import {resolveImages} from '../document/resolveImages.ts'
import {mergeArticle, openPaths, type ArticleMerge} from '../merge/mergeArticle.ts'
import type {ImportRecord, Outcome} from '../types.ts'
import {describeMerge} from './describeMerge.ts'
import {isSameInput} from './isSameInput.ts'
import type {ArticlePlan, BroughtImages, Holding, RunStamp, WritingStep} from './types.ts'

/**
 * Completes a step once it is known what became of the article's images. No side effects: the plan can be shown, saved, and
 * committed beside others.
 *
 * @param step - What the run is going to do with the article.
 * @param images - What became of the article's images.
 * @param stamp - The run that writes, for the import record.
 */
export function completeStep(step: WritingStep, images: BroughtImages, stamp: RunStamp): ArticlePlan {
  const {built, holding, publication, publishFrom} = step
  const {record: before, article, draft} = holding
  const id = built.article._id
  const plan: ArticlePlan = {
    path: built.source.path,
    id,
    outcome: 'unchanged',
    messages: [...step.messages, ...images.messages],
    changes: [],
    revisions: revisionsOf(id, holding),
    mutations: [],
  }
  if (isStillPending(step.pendingBefore, images.pending)) return plan

  const assets = assetsOf(step, images)
  const merge = mergeStep(step, assets)
  const open = [...openPaths(merge.conflicts)]
  const record = buildImportRecord({
    built,
    written: merge.written,
    conflicts: open,
    imageAssets: new Map(Array.from(assets, ([src, {_ref}]) => [src, _ref])),
    pendingImages: images.pending,
    publication,
    ...(publishFrom !== undefined && {publishFrom}),
    revisions: plan.revisions,
    removed: merge.mutations.flatMap((mutation) => ('delete' in mutation ? mutation.delete.id : [])),
    imageFiles: images.files ?? [],
    ...stamp,
  })
  const isNew = !article && (!draft || (before?.publication !== 'draft' && publication === 'published'))
  const outcome = outcomeOf(merge, {isNew, isOpen: open.length > 0})
  const isAdopted = !before && (article ?? draft) !== undefined
  const told = describeMerge(merge, {policy: step.onConflict, draft: draft !== undefined, isAdopted})
  const messages = [...plan.messages, ...told]
  const isDraft = publication === 'draft' && (!article || merge.moved === 'draft')
  const settled = {...plan, outcome, messages, changes: merge.changes, ...(isDraft && {draft: true as const})}
  const isReadTheSame = before !== undefined && isSameInput({...before, linksChanged: false}, built)
  if (merge.mutations.length === 0 && isReadTheSame && saysTheSame(before, record)) return settled
  const related = built.related.map((document) => ({createIfNotExists: document}))
  return {...settled, mutations: [...related, ...merge.mutations, {createOrReplace: record}], record}
}

function mergeStep(
  {built, holding: {record, article, draft}, onConflict, publication}: WritingStep,
  assets: ReadonlyMap<string, Reference>,
): ArticleMerge {
  return mergeArticle({
    ours: resolveImages(built.article, assets),
    policy: onConflict,
    publication,
    ...(record?.publication && {publicationBefore: record.publication}),
    ...(record && {written: record.written}),
    ...(article && {article}),
    ...(draft && {draft}),
  })
}

/** The assets of the images that the article shows. An image that cannot be had now keeps the asset it had. */
function assetsOf({built, holding}: WritingStep, {assets}: BroughtImages): ReadonlyMap<string, Reference> {
  const known = holding.record?.imageAssets
  const used = [...new Set(built.images.map(({src}) => src))]
  return new Map(
    used.flatMap((src): [string, Reference][] => {
      const before = known?.get(src)
      const asset = assets.get(src) ?? (before === undefined ? undefined : {_type: 'reference', _ref: before})
      return asset ? [[src, asset]] : []
    }),
  )
}

function outcomeOf(merge: ArticleMerge, {isNew, isOpen}: {isNew: boolean; isOpen: boolean}): Outcome {
  if (isOpen) return 'conflict'
  if (isNew) return 'created'
  if (merge.mutations.length === 0) return 'unchanged'
  return merge.keepsEdits ? 'merged' : 'updated'
}

function revisionsOf(id: string, {article, draft, record}: Holding): ArticlePlan['revisions'] {
  return {
    [id]: article?._rev ?? null,
    [`drafts.${id}`]: draft?._rev ?? null,
    [importRecordId(id)]: record?._rev ?? null,
  }
}

function isStillPending(before: readonly string[] | undefined, after: readonly string[]): boolean {
  return before !== undefined && before.length > 0 && before.every((src) => after.includes(src))
}

/** Whether a record would be written that says what the stored one does, of the same source. */
function saysTheSame(before: NonNullable<Holding['record']>, record: ImportRecord): boolean {
  const toJson = (one: typeof before | ImportRecord, written: unknown): string => {
    const {publication, publishFrom, openLinks, foreignLinks, sourcePath, pendingImages, conflicts} = one
    const said = [publication, publishFrom, openLinks, foreignLinks, sourcePath, pendingImages]
    return canonicalJson([...said.map((value) => value ?? null), conflicts ?? [], written])
  }
  return toJson(before, before.written) === toJson(record, JSON.parse(record.written))
}
