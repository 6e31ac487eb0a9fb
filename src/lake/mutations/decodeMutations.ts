import type {IncomingDocument, Mutation, Selection} from '../engine.ts'
import type {MutationErrorItem} from '../errors.ts'
import {decodeOperations} from './decodeOperations.ts'
import {isRecord} from '../isRecord.ts'
import {createMutationError} from './mutationErrors.ts'

/** A decoder returns mutations, or one sentence that says what is wrong. */
type Decoder = (body: unknown) => Mutation[] | string

const DECODERS: Record<string, Decoder> = {
  create: (body) => {
    const document = decodeDocument(body, 'create')
    return typeof document === 'string' ? document : [{type: 'create', document}]
  },
  createIfNotExists: (body) => decodeIdentified(body, 'createIfNotExists'),
  createOrReplace: (body) => decodeIdentified(body, 'createOrReplace'),
  delete: (body) => {
    if (!isRecord(body)) return `"delete" must be an object with "id" or "query", not ${describe(body)}.`
    const selections = decodeSelections(body, 'delete')
    return typeof selections === 'string' ? selections : selections.map((selection) => ({type: 'delete', selection}))
  },
  patch: (body) => {
    if (!isRecord(body)) return `"patch" must be an object with "id" or "query", not ${describe(body)}.`
    const selections = decodeSelections(body, 'patch')
    if (typeof selections === 'string') return selections
    const {id: _id, query: _query, params: _params, ifRevisionID, ...rest} = body
    if (ifRevisionID !== undefined && ifRevisionID !== null && typeof ifRevisionID !== 'string') {
      return `"ifRevisionID" must be a string, not ${describe(ifRevisionID)}.`
    }
    const operations = decodeOperations(rest)
    if (typeof operations === 'string') return operations
    return selections.map((selection) => ({
      type: 'patch',
      selection,
      ...(typeof ifRevisionID === 'string' ? {ifRevisionID} : {}),
      operations,
    }))
  },
}

/**
 * Reads the mutations of a request body (content-lake HTTP interface: mutations). Ids, sizes and references are not
 * looked at here; the transaction checks them.
 *
 * @param value - what stands under `mutations`: an array of objects with one key each
 * @returns one mutation each; a patch or delete that lists several ids becomes several mutations
 * @throws LakeError 400 whose items name each malformed mutation by index, and what is wrong with it
 */
export function decodeMutations(value: unknown): Mutation[] {
  if (!Array.isArray(value)) {
    throw refuse([{index: 0, problem: `"mutations" must be an array, not ${describe(value)}.`}])
  }
  const decoded = value.map((mutation) => decodeMutation(mutation))
  const problems = decoded.flatMap((result, index) => (typeof result === 'string' ? [{index, problem: result}] : []))
  if (problems.length > 0) throw refuse(problems)
  return decoded.flatMap((result) => (typeof result === 'string' ? [] : result))
}

function refuse(problems: {index: number; problem: string}[]): Error {
  const items = problems.map(({index, problem}): MutationErrorItem => ({
    index,
    error: {type: 'validationError', description: `Mutation ${index}: ${problem}`},
  }))
  return createMutationError(400, items)
}

function decodeMutation(value: unknown): Mutation[] | string {
  if (!isRecord(value)) return `a mutation must be an object, not ${describe(value)}.`
  const [kind, ...others] = Object.keys(value)
  const expected = Object.keys(DECODERS).join(', ')
  if (kind === undefined || others.length > 0) {
    return `a mutation must have exactly one of the keys ${expected}; this one has ${Object.keys(value).join(', ') || 'none'}.`
  }
  const decode = Object.hasOwn(DECODERS, kind) ? DECODERS[kind] : undefined
  return decode === undefined ? `"${kind}" is not a mutation; expected one of ${expected}.` : decode(value[kind])
}

function decodeDocument(body: unknown, kind: string): IncomingDocument | string {
  if (!isRecord(body)) return `"${kind}" must hold a document, not ${describe(body)}.`
  const {_id, _type} = body
  if (typeof _type !== 'string' || _type === '') {
    return `the document in "${kind}" needs a "_type" that is a non-empty string; found ${describe(_type)}.`
  }
  if (_id !== undefined && typeof _id !== 'string') return `"_id" must be a string, not ${describe(_id)}.`
  return {...body, ...(_id === undefined ? {} : {_id}), _type}
}

function decodeIdentified(body: unknown, type: 'createIfNotExists' | 'createOrReplace'): Mutation[] | string {
  const document = decodeDocument(body, type)
  if (typeof document === 'string') return document
  const {_id} = document
  return _id === undefined ? `the document in "${type}" needs an "_id".` : [{type, document: {...document, _id}}]
}

function decodeSelections(body: Record<string, unknown>, kind: string): Selection[] | string {
  const {id, query, params} = body
  if ((id === undefined) === (query === undefined)) return `"${kind}" needs either "id" or "query", and not both.`
  if (query === undefined) {
    const ids: unknown[] = Array.isArray(id) ? id : [id]
    return ids.every((each) => typeof each === 'string')
      ? ids.map((each) => ({id: each}))
      : `"id" of "${kind}" must be a string, not ${describe(id)}.`
  }
  if (typeof query !== 'string') return `"query" of "${kind}" must be a string, not ${describe(query)}.`
  if (params !== undefined && !isRecord(params)) return `"params" of "${kind}" must be an object.`
  return [{query, ...(params === undefined ? {} : {params})}]
}

function describe(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
