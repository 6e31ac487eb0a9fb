import type {DocumentChange, Mutation, StoredDocument} from '../engine.ts'
import {createValidationError} from '../mutations/mutationErrors.ts'
import type {AttributeLimits} from './hostedLimits.ts'
import {listAttributes} from './listAttributes.ts'

/** A transaction that is about to be written. */
interface PendingTransaction {
  dataset: string
  mutations: readonly Mutation[]
  changes: readonly DocumentChange[]
  /** Every document of the dataset, before the transaction. Asked for once a dataset. */
  documents: () => Iterable<StoredDocument>
}

/** Counts the attributes of datasets, and refuses what would be too many. */
export interface AttributeLedger {
  /**
   * Looks at a transaction that has not been written.
   *
   * @returns What to call once it is.
   * @throws LakeError 400 when a document or the dataset would have more attributes than allowed
   */
  check(transaction: PendingTransaction): () => void
  /** Forgets a dataset. */
  drop(dataset: string): void
}

const NONE: ReadonlySet<string> = new Set()

/** Makes a ledger. It reads a dataset at the first transaction on it, and keeps count from then on. */
export function createAttributeLedger(limits: AttributeLimits): AttributeLedger {
  /** For each dataset and attribute, how many documents have it. */
  const books = new Map<string, Map<string, number>>()

  function openBook({dataset, documents}: PendingTransaction): Map<string, number> {
    const known = books.get(dataset)
    if (known !== undefined) return known
    const book = new Map<string, number>()
    for (const document of documents()) count(book, listAttributes(document), 1)
    books.set(dataset, book)
    return book
  }

  return {
    check(transaction) {
      const book = openBook(transaction)
      const difference = new Map<string, number>()
      for (const {id, previous, result} of transaction.changes) {
        const after = result === null ? NONE : listAttributes(result)
        if (after.size > limits.perDocument) {
          throw refuse(
            transaction,
            id,
            `The document "${id}" has ${after.size} attributes; at most ${limits.perDocument} are allowed. ` +
              'An attribute is a path with a type of value.',
          )
        }
        count(difference, after, 1)
        if (previous !== null) count(difference, listAttributes(previous), -1)
      }
      const total = sizeAfter(book, difference)
      if (total > limits.perDataset && total > book.size) {
        const [first] = transaction.changes
        throw refuse(
          transaction,
          first?.id ?? '',
          `Total attribute/datatype count ${total} exceeds limit of ${limits.perDataset} in dataset "${transaction.dataset}"`,
        )
      }
      return () => {
        for (const [attribute, change] of difference) add(book, attribute, change)
      }
    },
    drop: (dataset) => void books.delete(dataset),
  }
}

function add(book: Map<string, number>, attribute: string, change: number): void {
  const next = (book.get(attribute) ?? 0) + change
  if (next === 0) book.delete(attribute)
  else book.set(attribute, next)
}

function count(book: Map<string, number>, attributes: Iterable<string>, change: 1 | -1): void {
  for (const attribute of attributes) add(book, attribute, change)
}

function sizeAfter(book: ReadonlyMap<string, number>, difference: ReadonlyMap<string, number>): number {
  let size = book.size
  for (const [attribute, change] of difference) {
    const before = book.get(attribute) ?? 0
    if (before === 0) size++
    else if (before + change === 0) size--
  }
  return size
}

function refuse({mutations}: PendingTransaction, id: string, description: string): Error {
  const isFor = (mutation: Mutation): boolean =>
    'document' in mutation ? mutation.document._id === id : 'id' in mutation.selection && mutation.selection.id === id
  return createValidationError(Math.max(0, mutations.findIndex(isFor)), description, id)
}
