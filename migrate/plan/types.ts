/**
 * What the dataset holds about an article, and what a run is going to do with it.
 *
 * @module
 */
import type {Reference} from '../../src/portable-text/types.ts'
import type {
  BuiltArticle,
  Change,
  ImageFile,
  ImportRecord,
  Message,
  Outcome,
  Publication,
  PublishingSettings,
  SanityDocument,
  WrittenHashes,
} from '../types.ts'

/** A document as the dataset holds it. */
export interface StoredDocument extends SanityDocument {
  _rev: string
}

/** The part of an import record that tells whether a source has to be converted at all. */
export interface RecordGlance extends Pick<ImportRecord, 'sourcePath' | 'sourceHash' | 'pendingImages'> {
  _rev?: string
  /** Null, as all that follows, in the answer of a query about a record that does not have it. */
  conversionSettings?: string | null
  publication?: Publication | null
  publishFrom?: string | null
  conflicts?: string[] | null
  imageFiles?: string | null
  openLinks?: string[] | null
  foreignLinks?: string[] | null
  /** True when one of these leads to an article now. No part of the stored record. */
  linksChanged?: boolean
  /** True when one of the image files is not any more as it was. No part of the stored record. */
  imagesChanged?: boolean
}

/** What a first, cheap look at the dataset says about an article. */
export interface Glance {
  record?: RecordGlance
  /** Language of the article, or of its draft where that is all there is. */
  language?: string | null
  hasArticle: boolean
  hasDraft: boolean
}

/** An import record as far as a plan needs it. */
export interface HeldRecord extends RecordGlance {
  written: WrittenHashes
  /** Asset ids by address as the source wrote it. */
  imageAssets?: ReadonlyMap<string, string>
}

/** Everything the dataset holds about an article. */
export interface Holding {
  record?: HeldRecord
  article?: StoredDocument
  draft?: StoredDocument
}

/**
 * What happens where source and editor both changed the same field or block.
 *
 * - `keep`: the editor's version stays.
 * - `overwrite`: the source's version replaces it, in the draft as well.
 * - `draft`: what is published stays, and the source's version goes into the draft, for a person to compare.
 */
export type ConflictPolicy = 'keep' | 'overwrite' | 'draft'

/** What a run may do with articles. */
export interface PlanOptions {
  onConflict: ConflictPolicy
  /** Take over articles that are there and were not imported. */
  adopt?: boolean
  /** Bring back articles that an editor deleted. */
  restore?: boolean
  /** Bring all articles that are not published yet as drafts. */
  asDrafts?: boolean
  /** When articles are published. */
  publishing?: PublishingSettings
  /** Milliseconds since 1970. */
  now: () => number
}

/** What a run is going to do with one article. */
export type Step =
  | {
      action: 'write'
      built: BuiltArticle
      holding: Holding
      onConflict: ConflictPolicy
      /** Whether the article is published: as its source asks for, or the run. */
      publication: Publication
      /** The article is a draft until then, in ISO 8601. */
      publishFrom?: string
      /** Set when the source is as it was and only images are missing: if none can be brought now, nothing is written. */
      pendingBefore?: readonly string[]
      messages: Message[]
    }
  | {action: 'none'; built: BuiltArticle; outcome: Outcome; messages: Message[]}

/** A step that writes. */
export type WritingStep = Extract<Step, {action: 'write'}>

/** What became of the images of one article. */
export interface BroughtImages {
  /** Assets by address as the source wrote it. */
  assets: ReadonlyMap<string, Reference>
  /** The local files among them. */
  files?: readonly ImageFile[]
  /** Addresses that could not be fetched or read now, and may be another time. */
  pending: readonly string[]
  messages: readonly Message[]
}

/** Names the run that writes, in import records. */
export interface RunStamp {
  runId: string
  /** Version of this package. */
  toolVersion: string
}

/**
 * All that a run does about one article, as a value. It is complete: the mutations of several plans may share a
 * transaction, in any order, as long as those of one plan stay together and in their order.
 */
export interface ArticlePlan {
  /** Path of the source. */
  path: string
  /** Id of the published article. */
  id: string
  /** What the article's row says once the mutations are committed. */
  outcome: Outcome
  messages: Message[]
  /** What differs, for people. */
  changes: Change[]
  /** Revisions that this was computed from, by document id; null for a document that was not there. */
  revisions: Record<string, string | null>
  /** Empty when there is nothing to write. The import record comes last. */
  mutations: Mutation[]
  /** The import record among them. */
  record?: ImportRecord
  /** True when it is in the dataset as a draft alone afterwards. */
  draft?: true
}

/** The operations of a patch. */
export interface PatchOperations {
  set?: Record<string, unknown>
  unset?: string[]
  insert?: {before: string; items: unknown[]} | {after: string; items: unknown[]}
}

/** A mutation as the Content Lake takes it. */
export type Mutation =
  | {create: SanityDocument}
  | {createIfNotExists: SanityDocument}
  | {createOrReplace: SanityDocument}
  | {delete: {id: string}}
  | {patch: {id: string; ifRevisionID?: string} & PatchOperations}
