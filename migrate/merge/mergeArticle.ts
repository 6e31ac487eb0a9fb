import {deleteGuarded} from '../diff/deleteGuarded.ts'
import {patchDocument} from '../diff/diffDocument.ts'
import {toKeyed} from '../diff/keyed.ts'
import {canonicalJson} from '../document/canonicalJson.ts'
import {hashContent} from '../document/hashWritten.ts'
import {isContentField} from '../document/isContentField.ts'
import type {ConflictPolicy, Mutation, StoredDocument} from '../plan/types.ts'
import type {ArticleDocument, Change, Publication, SanityDocument, WrittenBlock, WrittenHashes} from '../types.ts'
import {describeChanges, excerpts} from './describeChanges.ts'
import {mergeDocument, type MergedDocument} from './mergeDocument.ts'
import {nextWritten} from './nextWritten.ts'
import {rekeyBody} from './rekeyBody.ts'
import type {Conflict, Side} from './types.ts'

/** What a merge is made of. */
export interface MergeInput {
  /** What source and dataset last agreed on; absent when this article was not imported yet. */
  written?: WrittenHashes
  /** The article as the source says it, its images resolved. */
  ours: ArticleDocument
  /** The article, as it is published. */
  article?: StoredDocument
  draft?: StoredDocument
  policy: ConflictPolicy
  /** What the source asked for at the last run; absent when that is not known. */
  publicationBefore?: Publication
  /** What the source asks for now; `published` by default. */
  publication?: Publication
}

/** A conflict, and where it is. */
export interface PlacedConflict extends Conflict {
  /** Id of the document. */
  document: string
}

/** The outcome of a merge. */
export interface ArticleMerge {
  /** Those of the article and those of its draft. */
  mutations: Mutation[]
  changes: Change[]
  /** What both sides changed, whoever's version was taken. */
  conflicts: PlacedConflict[]
  /** What source and dataset agree on afterwards. */
  written: WrittenHashes
  /** True when something that an editor did is in the dataset and not in the source. */
  keepsEdits: boolean
  /** Set when the source made a draft of what was published, or published what was a draft. */
  moved?: Publication
}

/**
 * Merges a new conversion of a source into the published article and into its draft. Both are merged from the same base, in
 * one transaction: publishing the draft later does not undo what the source changed, and nothing that was typed into
 * it is lost.
 *
 * Whether it is published is merged like a field: where the source changed its mind and nobody else did, the article is published,
 * or becomes a draft; what an editor typed into a draft is never published by that.
 *
 * With the policy `draft`, an article with a conflict stays as it is published, and what the source says goes into the draft; only
 * what an editor typed into the draft alone stays there.
 */
export function mergeArticle(input: MergeInput): ArticleMerge {
  const {written, ours, article, draft, policy, publicationBefore, publication = 'published'} = input
  const base: WrittenHashes = written ?? {fields: {}, ...(article || draft ? {} : {blocks: []})}
  const draftBase = written?.draft ?? base
  const bodies = [article, draft].map((document) => toKeyed(document?.['body']) ?? [])
  const next: SanityDocument = {...ours, body: rekeyBody(base.blocks, toKeyed(ours.body) ?? [], bodies)}
  const choose = (): Side => (policy === 'overwrite' ? 'ours' : 'theirs')

  const isWithdrawn = article !== undefined && publicationBefore === 'published' && publication === 'draft'
  if (isWithdrawn || (!article && publication === 'draft')) {
    return mergeAsDraft({base, draftBase, next, choose, ...(article && {article}), ...(draft && {draft})})
  }

  const published = article ? mergeDocument(base, article, next, choose) : {document: next, conflicts: []}
  const heldBack = policy === 'draft' && published.conflicts.length > 0 ? article : undefined
  const drafted = heldBack
    ? mergeIntoDraft(draftBase, draft ?? asDraft(heldBack), next, published.conflicts)
    : draft && mergeDocument(draftBase, draft, next, choose)
  const isReleased = !article && draft !== undefined && publicationBefore === 'draft'
  /** The draft that an import made has nothing to add to what is published. */
  const isSpent = isReleased && drafted !== undefined && isSameContent(drafted.document, next)
  const merges: [before: StoredDocument | undefined, merged: MergedDocument][] = [
    [article, heldBack ? {...published, document: heldBack} : published],
    ...(drafted && !isSpent ? [[draft, drafted] satisfies [unknown, unknown]] : []),
  ]

  const conflicts = merges.flatMap(([, {document, conflicts: found}]) =>
    found.map((conflict) => ({...conflict, document: document._id})),
  )
  const agreed = heldBack ? holdBack(base, next) : nextWritten(base, next, openPaths(published.conflicts))
  const agreedInDraft = drafted && nextWritten(draftBase, next, openPaths(drafted.conflicts))
  const isApart = agreedInDraft !== undefined && canonicalJson(agreedInDraft) !== canonicalJson(agreed)
  return {
    mutations: [
      ...merges.flatMap(([before, {document}]) => toMutations(before, document)),
      ...(isSpent ? deleteGuarded(draft) : []),
    ],
    changes: [
      ...merges.flatMap(([before, {document}]) => (before ? describeChanges(before, document) : [])),
      ...conflicts.filter(({side}) => side === 'theirs').map(toKeptChange),
    ],
    conflicts,
    written: isApart ? {...agreed, draft: agreedInDraft} : agreed,
    keepsEdits: merges.some(([, {document}]) => !isSameContent(document, next)),
    ...(isReleased && {moved: 'published'}),
  }
}

/** What a merge is made of when the draft is all that there is afterwards. */
interface DraftMergeInput {
  base: WrittenHashes
  draftBase: WrittenHashes
  next: SanityDocument
  choose: () => Side
  /** The article, which is published and will not be any more. */
  article?: StoredDocument
  draft?: StoredDocument
}

/** The draft is all that there is afterwards. Where there was none, what was published becomes it. */
function mergeAsDraft({base, draftBase, next, choose, article, draft}: DraftMergeInput): ArticleMerge {
  const stored = draft ?? article
  const basis = draft ? draftBase : base
  const merged = stored ? mergeDocument(basis, stored, next, choose) : {document: next, conflicts: []}
  const document = {...(draft ? merged.document : asDraft(merged.document)), _id: draft?._id ?? `drafts.${next._id}`}
  const conflicts = merged.conflicts.map((conflict) => ({...conflict, document: document._id}))
  return {
    mutations: [...toMutations(draft, document), ...(article ? deleteGuarded(article) : [])],
    changes: [
      ...(stored ? describeChanges(stored, document) : []),
      ...conflicts.filter(({side}) => side === 'theirs').map(toKeptChange),
    ],
    conflicts,
    written: nextWritten(basis, next, openPaths(merged.conflicts)),
    keepsEdits: !isSameContent(document, next),
    ...(article && {moved: 'draft'}),
  }
}

/**
 * The paths of the parts that stay different from what the source says.
 *
 * @param conflicts - The conflicts of a merge.
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

function asDraft({_rev, _createdAt, _updatedAt, ...content}: SanityDocument): SanityDocument {
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
