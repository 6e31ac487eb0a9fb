import {canonicalJson} from '../document/canonicalJson.ts'
import type {ArticleDocument, ImportRecord, SanityDocument} from '../types.ts'
import type {Mutation, StoredDocument, WritingStep} from './types.ts'

/**
 * Builds the one transaction that brings an article and its import record into the dataset. Documents it refers to are
 * created when missing and never changed. An update is a patch of the fields that differ, guarded by the revision that was
 * compared: if an editor saves in between, the Content Lake refuses all of it.
 *
 * @param step - What to do.
 * @param article - The article with its images resolved.
 * @param record - Its import record.
 */
export function buildMutations(step: WritingStep, article: ArticleDocument, record: ImportRecord): Mutation[] {
  return [
    ...step.built.related.map((document) => ({createIfNotExists: document})),
    ...(step.action === 'create' ? [{create: article}] : patchArticle(step.current, article)),
    ...(step.discardDraft ? [{delete: {id: `drafts.${article._id}`}}] : []),
    {createOrReplace: record},
  ]
}

/** No patch when the article already is as it should be, so that it keeps its revision. */
function patchArticle(current: StoredDocument, next: SanityDocument): Mutation[] {
  const set = Object.fromEntries(
    contentOf(next).filter(([name, value]) => canonicalJson(value) !== canonicalJson(current[name] ?? null)),
  )
  const unset = contentOf(current)
    .map(([name]) => name)
    .filter((name) => next[name] === undefined)
  if (Object.keys(set).length === 0 && unset.length === 0) return []
  return [
    {
      patch: {
        id: current._id,
        ifRevisionID: current._rev,
        ...(Object.keys(set).length > 0 && {set}),
        ...(unset.length > 0 && {unset}),
      },
    },
  ]
}

function contentOf(document: SanityDocument): [name: string, value: unknown][] {
  return Object.entries(document).filter(([name, value]) => !name.startsWith('_') && value !== undefined)
}
