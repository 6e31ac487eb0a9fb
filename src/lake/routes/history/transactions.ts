import type {Commit, HistoryRequest} from '../../engine.ts'
import {datasetOf, flagOf, idsOf} from '../../http/context.ts'
import type {LakeContext} from '../../http/context.ts'
import {badRequest} from '../../http/failures.ts'
import {requireIdentity} from '../../http/guardToken.ts'
import {ndjsonResponse} from '../../http/ndjson.ts'
import {toEffects} from '../effects.ts'

/** Refuses anonymous readers: history shows drafts. */
export function requireHistoryReader(c: LakeContext): void {
  requireIdentity(c, 'History')
}

/** A positive whole number in the query string; undefined when absent. */
export function countOf(c: LakeContext, name: string): number | undefined {
  const text = c.req.query(name)
  if (text === undefined || text === '') return undefined
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  throw badRequest(`"${name}" must be a positive whole number; got "${text}".`)
}

function readRequest(c: LakeContext): HistoryRequest {
  const texts = (['fromTransaction', 'toTransaction', 'fromTime', 'toTime'] as const).flatMap((name) => {
    const text = c.req.query(name)
    // Studio sends an empty fromTransaction when it has none.
    return text === undefined || text === '' ? [] : [[name, text] as const]
  })
  const authors = (c.req.query('authors') ?? '').split(',').filter((author) => author !== '')
  const limit = countOf(c, 'limit')
  const documentIds = idsOf(c)
  if (documentIds.length === 0) throw badRequest('Name the documents whose transactions are asked for, by their ids.')
  return {
    documentIds,
    reverse: flagOf(c, 'reverse', false),
    ...Object.fromEntries(texts),
    ...(authors.length === 0 ? {} : {authors}),
    ...(limit === undefined ? {} : {limit}),
  }
}

interface EntryOptions {
  /** Leave out what the transaction did to other documents. */
  onlyIds: ReadonlySet<string> | undefined
  includeMutations: boolean
  includeEffects: boolean
}

function toLogEntry({transactionId, timestamp, author, changes}: Commit, options: EntryOptions) {
  const {onlyIds, includeMutations, includeEffects} = options
  const shown = changes.filter((change) => onlyIds === undefined || onlyIds.has(change.id))
  return {
    id: transactionId,
    timestamp,
    author,
    documentIDs: shown.map((change) => change.id),
    ...(includeMutations ? {mutations: shown.flatMap((change) => change.mutations)} : {}),
    ...(includeEffects
      ? {effects: Object.fromEntries(shown.map(({id, previous, result}) => [id, toEffects(previous, result)]))}
      : {}),
  }
}

/**
 * `GET /data/history/:dataset/transactions/:ids`: the transactions that changed some documents, oldest first (or newest
 * first with `reverse`), as JSON lines. `fromTransaction` and `toTransaction` are inclusive.
 */
export function getTransactions(c: LakeContext): Response {
  requireHistoryReader(c)
  const request = readRequest(c)
  const isContentExcluded = flagOf(c, 'excludeContent', false) || flagOf(c, 'excludeMutations', false)
  const options: EntryOptions = {
    onlyIds: flagOf(c, 'includeIdentifiedDocumentsOnly', false) ? new Set(request.documentIds) : undefined,
    includeMutations: !isContentExcluded,
    includeEffects: c.req.query('effectFormat') === 'mendoza',
  }
  const commits = c.var.lake.engine.transactions(datasetOf(c), request)
  return ndjsonResponse(commits.map((commit) => toLogEntry(commit, options)))
}
