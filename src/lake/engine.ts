/**
 * What the lake's HTTP side needs of its inside: the contract between `routes/` and everything below them.
 * Calls are synchronous unless they return a promise: the store is SQLite on the same thread, and a transaction is over when
 * the call returns.
 *
 * @module
 */

/** A stored document. Every document in the lake has these five attributes. */
export interface StoredDocument {
  _id: string
  _type: string
  _rev: string
  _createdAt: string
  _updatedAt: string
  [attribute: string]: unknown
}

/** A document on its way in; the lake fills in what is missing. */
export interface IncomingDocument {
  _id?: string
  _type: string
  [attribute: string]: unknown
}

/** A patch, as the wire names its operations. Applied in the order of `@sanity/mutator`. */
export interface PatchOperations {
  set?: Record<string, unknown>
  setIfMissing?: Record<string, unknown>
  unset?: string[]
  inc?: Record<string, number>
  dec?: Record<string, number>
  diffMatchPatch?: Record<string, string>
  insert?: {before?: string; after?: string; replace?: string; items: unknown[]}
  merge?: Record<string, unknown>
}

/** Which documents a delete or patch is for. */
export type Selection = {id: string} | {query: string; params?: Record<string, unknown>}

/** One mutation, decoded from the wire. */
export type Mutation =
  | {type: 'create'; document: IncomingDocument}
  | {type: 'createIfNotExists'; document: IncomingDocument & {_id: string}}
  | {type: 'createOrReplace'; document: IncomingDocument & {_id: string}}
  | {type: 'delete'; selection: Selection}
  | {type: 'patch'; selection: Selection; ifRevisionID?: string; operations: PatchOperations}

/** A transaction to commit. */
export interface TransactionRequest {
  mutations: Mutation[]
  /** Becomes every changed document's `_rev`. Made when absent. An id that was committed before is answered again, not applied twice. */
  transactionId?: string
  /** Who did it, for history. */
  author: string
  dryRun?: boolean
  /**
   * Whether the mutations are values as JSON has them that nobody else holds, such as the body of a request. They are then not
   * copied, which takes a good part of the time of a large transaction.
   */
  isOwned?: boolean
  autoGenerateArrayKeys?: boolean
  /** The document actions this transaction came from (`sanity.action.document.publish` …), for history. */
  actions?: string[]
  /** Ids of documents whose earlier states are forgotten, once this transaction is done. */
  purge?: string[]
}

/** What compaction did. */
export interface Compaction {
  /** Earlier states of documents that were forgotten. */
  forgotten: number
  /** Size of the database before and after. */
  bytesBefore: number
  bytesAfter: number
}

/** What happened to one document in a transaction. */
export interface DocumentChange {
  id: string
  previous: StoredDocument | null
  result: StoredDocument | null
  /** The resolved mutations that touch this document, in wire form: created documents carry their final attributes. */
  mutations: Record<string, unknown>[]
}

/** A committed transaction, as listeners and history see it. */
export interface Commit {
  dataset: string
  transactionId: string
  /** ISO 8601 with milliseconds; equals the `_updatedAt` of what it changed. */
  timestamp: string
  author: string
  actions: string[]
  changes: DocumentChange[]
}

/** The answer to a transaction. */
export interface TransactionResult {
  transactionId: string
  /** One entry a mutation and selected document, in order. */
  results: {id: string; operation: 'create' | 'update' | 'delete' | 'none'; document: StoredDocument | null}[]
}

/** `raw`, `published`, `drafts`, or a stack of release names with the highest priority first. */
export type Perspective = 'raw' | 'published' | 'drafts' | string[]

/** A query to evaluate. */
export interface QueryRequest {
  query: string
  params?: Record<string, unknown>
  perspective: Perspective
  /** False hides documents whose id has a dot, as the hosted lake does for anonymous readers. */
  canReadPrivate: boolean
  identity: string
  /** Asks where the parts of the result come from; members of arrays are named by their place, or by their `_key`. */
  sourceMap?: 'byIndex' | 'byKey'
}

/** A Content Source Map, as `@sanity/client` reads it: what certainly comes from a document. */
export interface SourceMap {
  documents: {_id: string; _type: string}[]
  /** JSON paths in documents. */
  paths: string[]
  /** By JSON path in the result; one holds for all that is inside, too. Places in the two lists above. */
  mappings: Record<
    string,
    {type: 'value'; source: {type: 'documentValue'; document: number; path: number} | {type: 'literal'}}
  >
}

/** What an answer depends on: it can only change where one of these does. */
export interface QueryReads {
  /** Any change may concern it; the rest is empty then. */
  everything: boolean
  types: string[]
  /** Published ids of documents, whether there are such documents or not. */
  groups: string[]
  /** Ids of documents, for whoever refers to them. */
  targets: string[]
}

/** An answer, and what it depends on. */
export interface QueryAnswer {
  /** Never undefined: what GROQ cannot say is null. */
  result: unknown
  reads: QueryReads
  /** Where it was asked for. */
  sourceMap?: SourceMap
}

/** Selects entries of the transaction log. */
export interface HistoryRequest {
  documentIds: string[]
  fromTransaction?: string
  toTransaction?: string
  fromTime?: string
  toTime?: string
  authors?: string[]
  limit?: number
  reverse?: boolean
}

/** A dataset's own description. */
export interface DatasetInfo {
  name: string
  aclMode: 'public' | 'private'
  createdAt: string
}

/** The inside of a lake: one project, several datasets. Failures are thrown as `LakeError` (`errors.ts`). */
export interface Engine {
  readonly project: string
  datasets(): DatasetInfo[]
  createDataset(name: string, aclMode?: 'public' | 'private'): DatasetInfo
  /** Changes who may read a dataset. Listeners who may no longer read it hear nothing from then on. */
  editDataset(name: string, aclMode: 'public' | 'private'): void
  deleteDataset(name: string): boolean
  transact(dataset: string, request: TransactionRequest): TransactionResult
  /** Never returns undefined: what GROQ cannot say is null. */
  query(dataset: string, request: QueryRequest): unknown
  /** A query's result with what it depends on, for those who keep it. */
  answer(dataset: string, request: QueryRequest): QueryAnswer
  /** The same, after {@link Engine.ready} where the query needs that: one that asks for documents by id does not. */
  answerWhenReady(dataset: string, request: QueryRequest): Promise<QueryAnswer>
  /**
   * Reads what queries of a dataset need to know of all documents, little by little, so that other work goes on. A query
   * that does not wait for this reads it at once: with 100,000 documents that takes a second or more.
   */
  ready(dataset: string): Promise<void>
  /** In the order asked; null where there is none. */
  documents(dataset: string, ids: readonly string[]): (StoredDocument | null)[]
  /**
   * Every document, or those of images and files, in id order, as of the call: what is written while they are read does
   * not show.
   */
  allDocuments(dataset: string, scope?: 'assets'): Iterable<StoredDocument>
  /**
   * Entries of the transaction log, oldest first unless reversed. `documentIds` selects the transactions that changed
   * one of them, and then `changes` holds only those documents; empty selects all. Both ends of a range are included.
   */
  transactions(dataset: string, request: HistoryRequest): Commit[]
  /**
   * The document as a revision or a time left it; null where it did not exist, or where the revision did not touch it.
   * `lastRevision` is the newest one in which it existed.
   */
  documentAt(
    dataset: string,
    id: string,
    at: {revision: string} | {time: string} | {lastRevision: true},
  ): StoredDocument | null
  /**
   * Forgets what documents were before the history that is kept begins; what they are now stays. Where all history is kept,
   * this does nothing.
   *
   * @returns how many states of documents went
   */
  forgetHistory(): number
  /** Forgets as `forgetHistory` does, and gives unused space of the database back to the disk. */
  compact(): Compaction
  /** Writes a copy of the database, as of one moment, while work goes on. The file must not exist. */
  backUp(file: string): Promise<void>
  /** Ids of the asset documents of all datasets; those that are deleted too, while history knows them. */
  assetIds(): string[]
  /** Calls back after each commit, in commit order. Returns the function that ends it. */
  subscribe(dataset: string, listener: (commit: Commit) => void): () => void
  close(): void
}
