import {patchDocument} from '../diff/diffDocument.ts'
import {toKeyed} from '../diff/keyed.ts'
import {canonicalJson} from '../document/canonicalJson.ts'
import {hashContent, isContentField} from '../document/hashWritten.ts'
import type {ConflictPolicy, Mutation, StoredDocument} from '../plan/types.ts'
import type {ArticleDocument, Change, SanityDocument, WrittenBlock, WrittenHashes} from '../types.ts'
import {describeChanges, excerpts} from './describeChanges.ts'
import {mergeDocument, type MergedDocument} from './mergeDocument.ts'
import {nextWritten} from './nextWritten.ts'
import {rekeyBody} from './rekeyBody.ts'
import type {Conflict, Side} from './types.ts'

/** What is merged. */
export interface MergeInput {
  /** What source and dataset last agreed on; absent when this article was not imported yet. */
  written?: WrittenHashes
  /** The article as the source says it, its images resolved. */
  ours: ArticleDocument
  /** As it is published. */
  article?: StoredDocument
  draft?: StoredDocument
  policy: ConflictPolicy
}

/** A conflict, and where it is. */
export interface PlacedConflict extends Conflict {
  /** Id of the document. */
  document: string
}

/** What comes of it. */
export interface ArticleMerge {
  /** Of the article and of its draft. */
  mutations: Mutation[]
  changes: Change[]
  /** What both sides changed, whoever's version was taken. */
  conflicts: PlacedConflict[]
  /** What source and dataset agree on afterwards. */
  written: WrittenHashes
  /** True when something that an editor did is in the dataset and not in the source. */
  keepsEdits: boolean
}

/**
 * Merges a new conversion of a source into the published article and into its draft. Both are merged from the same base, in
 * one transaction: publishing the draft later does not undo what the source changed, and nothing that was typed into
 * it is lost.
 *
 * With the policy `draft`, an article with a conflict stays as it is published, and what the source says goes into the draft; only
 * what an editor typed into the draft alone stays there.
 */
export function mergeArticle({written, ours, article, draft, policy}: MergeInput): ArticleMerge {
  const base: WrittenHashes = written ?? {fields: {}, ...(article || draft ? {} : {blocks: []})}
  const draftBase = written?.draft ?? base
  const bodies = [article, draft].map((document) => toKeyed(document?.['body']) ?? [])
  const next: SanityDocument = {...ours, body: rekeyBody(base.blocks, toKeyed(ours.body) ?? [], bodies)}
  const choose = (): Side => (policy === 'overwrite' ? 'ours' : 'theirs')

  const published = article ? mergeDocument(base, article, next, choose) : {document: next, conflicts: []}
  const heldBack = policy === 'draft' && published.conflicts.length > 0 ? article : undefined
  const drafted = heldBack
    ? mergeIntoDraft(draftBase, draft ?? asDraft(heldBack), next, published.conflicts)
    : draft && mergeDocument(draftBase, draft, next, choose)
  const merges: [before: StoredDocument | undefined, merged: MergedDocument][] = [
    [article, heldBack ? {...published, document: heldBack} : published],
    ...(drafted ? [[draft, drafted] satisfies [unknown, unknown]] : []),
  ]

  const conflicts = merges.flatMap(([, {document, conflicts: found}]) =>
    found.map((conflict) => ({...conflict, document: document._id})),
  )
  const agreed = heldBack ? holdBack(base, next) : nextWritten(base, next, openPaths(published.conflicts))
  const agreedInDraft = drafted && nextWritten(draftBase, next, openPaths(drafted.conflicts))
  const isApart = agreedInDraft !== undefined && canonicalJson(agreedInDraft) !== canonicalJson(agreed)
  return {
    mutations: merges.flatMap(([before, {document}]) => toMutations(before, document)),
    changes: [
      ...merges.flatMap(([before, {document}]) => (before ? describeChanges(before, document) : [])),
      ...conflicts.filter(({side}) => side === 'theirs').map(toKeptChange),
    ],
    conflicts,
    written: isApart ? {...agreed, draft: agreedInDraft} : agreed,
    keepsEdits: merges.some(([, {document}]) => !isSameContent(document, next)),
  }
}

/**
 * The paths of what stays another than the source says.
 *
 * @param conflicts - Of a merge.
 */
export function openPaths(conflicts: readonly Conflict[]): ReadonlySet<string> {
  return new Set(conflicts.filter(({side}) => side === 'theirs').map(({path}) => path))
}

/** The source's version goes in, except where the draft says what is published nowhere. */
function mergeIntoDraft(
  base: WrittenHashes,
  draft: SanityDocument,
  next: SanityDocument,
  published: readonly Conflict[],
): MergedDocument {
  const publishedParts = new Map(published.map(({path, theirs}) => [path, canonicalJson(theirs ?? null)]))
  return mergeDocument(base, draft, next, ({path, theirs}) =>
    publishedParts.get(path) === canonicalJson(theirs ?? null) ? 'ours' : 'theirs',
  )
}

function asDraft({_rev, _createdAt, _updatedAt, ...content}: StoredDocument): SanityDocument {
  return {...content, _id: `drafts.${content._id}`}
}

function toMutations(before: StoredDocument | undefined, after: SanityDocument): Mutation[] {
  return before ? patchDocument(before, after) : [{create: after}]
}

/** Nothing of the source was taken in: they agree on what they did before, and the blocks are known by what they say now. */
function holdBack(base: WrittenHashes, next: SanityDocument): WrittenHashes {
  const sources = new Map((toKeyed(next['body']) ?? []).map((block) => [block._key, hashContent(block)]))
  const blocks = base.blocks?.map(([key, hash, source]): WrittenBlock => {
    const now = sources.get(key) ?? source
    return now === undefined || now === hash ? [key, hash] : [key, hash, now]
  })
  return {fields: base.fields, ...(blocks && {blocks})}
}

function toKeptChange({document, path, theirs, ours}: PlacedConflict): Change {
  return {document, path, kind: 'kept', ...excerpts(theirs, ours)}
}

function isSameContent(a: SanityDocument, b: SanityDocument): boolean {
  if (a === b) return true
  const fieldsOf = (document: SanityDocument): object =>
    Object.fromEntries(Object.entries(document).filter(([name]) => isContentField(name)))
  return canonicalJson(fieldsOf(a)) === canonicalJson(fieldsOf(b)) && hashContent(a['body']) === hashContent(b['body'])
}
