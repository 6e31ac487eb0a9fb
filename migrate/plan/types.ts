/**
 * What the dataset holds about an article, and what a run is going to do with it.
 *
 * @module
 */
import type {BuiltArticle, ImportRecord, Message, Outcome, SanityDocument, WrittenHashes} from '../types.ts'

/** A document as the dataset holds it. */
export interface StoredDocument extends SanityDocument {
  _rev: string
}

/** The part of an import record that tells whether a source has to be converted at all. */
export interface RecordGlance extends Pick<ImportRecord, 'sourcePath' | 'sourceHash' | 'pendingImages'> {
  /** Null in what a query answers about a record that has none. */
  conversionSettings?: string | null
}

/** What a first, cheap look at the dataset says about an article. */
export interface Glance {
  record?: RecordGlance
  hasArticle: boolean
  hasDraft: boolean
}

/** Everything the dataset holds about an article. */
export interface Holding {
  record?: RecordGlance & {written: WrittenHashes}
  article?: StoredDocument
  draft?: StoredDocument
}

/**
 * What happens when source and editor both changed an article.
 *
 * - `keep`: the editor's text stays.
 * - `overwrite`: the source's text replaces it, and a draft is discarded.
 */
export type ConflictPolicy = 'keep' | 'overwrite'

/** What a run is going to do with one article. */
export type Step =
  | {action: 'create'; built: BuiltArticle; discardDraft: boolean; messages: Message[]}
  | {
      action: 'update'
      built: BuiltArticle
      current: StoredDocument
      /** Set when the source is as it was and only images are missing: if none can be brought now, nothing is written. */
      pendingBefore?: readonly string[]
      discardDraft: boolean
      messages: Message[]
    }
  | {action: 'none'; built: BuiltArticle; outcome: Outcome; messages: Message[]}

/** A step that writes. */
export type WritingStep = Exclude<Step, {action: 'none'}>

/** A mutation as the Content Lake takes it. */
export type Mutation =
  | {create: SanityDocument}
  | {createIfNotExists: SanityDocument}
  | {createOrReplace: SanityDocument}
  | {delete: {id: string}}
  | {patch: {id: string; ifRevisionID: string; set?: Record<string, unknown>; unset?: string[]}}
