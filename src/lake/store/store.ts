/**
 * Where a lake keeps its datasets. Documents are never overwritten: each change adds a revision, and a document is its
 * newest one. History, and a consistent read of everything while writes go on, follow from that.
 *
 * @module
 */
import type {Commit, DatasetInfo, HistoryRequest, StoredDocument, TransactionResult} from '../engine.ts'
import type {AppliedTransaction, TransactionReader} from '../mutations/applyTransaction.ts'
import type {ChangingCatalog} from '../query/catalog/catalog.ts'
import type {DocumentSource} from '../query/source.ts'

/** A transaction to write. */
export interface StoredTransaction extends AppliedTransaction {
  id: string
  /** ISO 8601 with milliseconds. */
  timestamp: string
  author: string
  actions: string[]
  /** Ids of documents whose earlier states go. */
  purge: readonly string[]
}

/** Which state of a document to look up. */
export type Moment = {revision: string} | {time: string} | {lastRevision: true}

/** One dataset. */
export interface DatasetStore extends Omit<DocumentSource, 'catalog'>, Omit<TransactionReader, 'select' | 'get'> {
  catalog: ChangingCatalog
  /** Writes a transaction as a whole; when this returns, it survives a crash. */
  commit(transaction: StoredTransaction): void
  /** Gives up what is kept in memory, after something was stopped that may have left it half changed. */
  forget(): void
  /** Marks the dataset as deleted: what still reads it ends with 404. */
  end(): void
  /** The answer that a committed transaction got; null where there is none with this id. */
  findResult(transactionId: string): TransactionResult | null
  /** Every document, or those of assets, in id order, as of the call, however long the reading takes. */
  snapshot(scope?: 'assets'): Iterable<StoredDocument>
  /** Entries of the transaction log; their changes are only those of the documents asked for, if any were. */
  findCommits(request: HistoryRequest): Commit[]
  /** The document as a moment left it. `lastRevision` is the last one that was not a deletion. */
  documentAt(id: string, moment: Moment): StoredDocument | null
}

/** All datasets of a lake. */
export interface Store {
  datasets(): DatasetInfo[]
  createDataset(info: DatasetInfo): void
  editDataset(name: string, aclMode: DatasetInfo['aclMode']): void
  /** Deletes a dataset with its history. False where there is none. */
  deleteDataset(name: string): boolean
  open(name: string): DatasetStore | null
  /**
   * Forgets what documents were before a time, in all datasets, but for what is being read right now.
   *
   * @param before - ISO 8601
   * @param idsBefore - as `before`, for the ids of transactions of which nothing else is left
   * @returns how many revisions went
   */
  forget(before: string, idsBefore: string): number
  /** Bytes of the database. */
  size(): number
  /** Gives unused space back to the disk. */
  vacuum(): void
  /** Writes a copy, as of one moment, to a file that is not there yet. */
  backUp(file: string): Promise<void>
  assetIds(): string[]
  close(): void
}
