import type {DocumentChange, Mutation, StoredDocument, TransactionRequest, TransactionResult} from '../engine.ts'
import {addArrayKeys, type CreateKey} from './arrayKeys.ts'
import {applyMutation, type MutationContext} from './applyMutation.ts'
import {checkReferences, type PendingDocument, type ReferenceReader} from './checkReferences.ts'
import {findDocumentProblem} from './findDocumentProblem.ts'
import {createNotFoundError, createValidationError} from './mutationErrors.ts'
import {collectReferences, type OutgoingReference} from './references.ts'

/** What a transaction needs to know of the dataset, as it was before. */
export interface TransactionReader extends ReferenceReader {
  get(id: string): StoredDocument | null
  /** Ids of the documents that a query selects, as stored. */
  select(query: string, params: Record<string, unknown>): string[]
}

/** Identity and clock of a transaction. */
export interface TransactionContext extends MutationContext {
  createKey: CreateKey
}

/** A change that is ready to be stored. */
export interface AppliedChange extends DocumentChange {
  /** What `result` refers to. */
  references: readonly OutgoingReference[]
}

/** What a transaction comes to. */
export interface AppliedTransaction {
  changes: AppliedChange[]
  results: TransactionResult['results']
}

interface WorkingDocument extends PendingDocument {
  mutations: Record<string, unknown>[]
}

/**
 * Works out a transaction without writing anything. Mutations apply in order, each to what the ones before it left;
 * queries in `delete` and `patch` select from the dataset as it was before the transaction.
 *
 * @throws LakeError 400 or 409 for the first mutation that cannot be applied, or for references left without a target
 */
export function applyTransaction(
  request: Pick<TransactionRequest, 'mutations' | 'autoGenerateArrayKeys' | 'isOwned'>,
  reader: TransactionReader,
  context: TransactionContext,
): AppliedTransaction {
  const working = new Map<string, WorkingDocument>()
  const outcomes = request.mutations.flatMap((received, index) => {
    const copy = request.isOwned === true ? received : (JSON.parse(JSON.stringify(received)) as Mutation)
    const mutation = request.autoGenerateArrayKeys === true ? addArrayKeys(copy, context.createKey) : copy
    return findTargets(mutation, index, reader, working, context).map((id) => {
      const document = working.get(id) ?? startDocument(id, reader, index)
      const outcome = applyMutation(mutation, index, document, context)
      // One list for all states of a document: a transaction may patch it thousands of times.
      for (const wire of outcome.wire) document.mutations.push(wire)
      working.set(id, {...document, index, after: outcome.document})
      return {id, operation: outcome.operation}
    })
  })
  const references = new Map(Array.from(working.values(), ({id, after}) => [id, collectReferences(after)]))
  checkReferences(working, references, reader)
  return {
    changes: Array.from(working.values())
      .filter(isChanged)
      .map((document) => toChange(document, references.get(document.id) ?? [])),
    results: outcomes.map((outcome) => ({...outcome, document: working.get(outcome.id)?.after ?? null})),
  }
}

function startDocument(id: string, reader: TransactionReader, index: number): WorkingDocument {
  const stored = reader.get(id)
  return {id, before: stored, after: stored, index, mutations: []}
}

function findTargets(
  mutation: Mutation,
  index: number,
  reader: TransactionReader,
  working: ReadonlyMap<string, WorkingDocument>,
  context: TransactionContext,
): string[] {
  switch (mutation.type) {
    case 'create':
    case 'createIfNotExists':
    case 'createOrReplace':
      return [completeId(mutation.document._id, context)]
    case 'delete':
    case 'patch': {
      const {selection} = mutation
      const exists = (id: string): boolean => {
        const document = working.get(id)
        return document === undefined ? reader.has(id) : document.after !== null
      }
      if ('query' in selection) return reader.select(selection.query, selection.params ?? {}).filter(exists)
      if (mutation.type === 'patch' && !exists(selection.id)) throw createNotFoundError(index, selection.id)
      return [selection.id]
    }
  }
}

/** A missing id is made up; one that ends in a dot is the start of one that is made up. */
function completeId(id: string | undefined, {createId}: TransactionContext): string {
  if (id === undefined || id === '') return createId()
  return id.endsWith('.') ? `${id}${createId()}` : id
}

function isChanged({before, after}: WorkingDocument): boolean {
  return before !== after
}

function toChange(
  {id, before, after, index, mutations}: WorkingDocument,
  references: readonly OutgoingReference[],
): AppliedChange {
  const problem = after === null ? null : findDocumentProblem(after)
  if (problem !== null) throw createValidationError(index, problem, id)
  return {id, previous: before, result: after, mutations, references}
}
