import {badRequest} from '../http/failures.ts'
import {readJsonObject} from '../http/body.ts'
import {datasetOf, flagOf} from '../http/context.ts'
import type {LakeContext} from '../http/context.ts'
import {requireWriter} from '../http/guardToken.ts'
import {decodeMutations} from '../mutations/decodeMutations.ts'

/** The transaction id of a request: the client's own where it chose one. */
export function transactionIdOf(value: unknown): {transactionId?: string} {
  if (value === undefined || value === null || value === '') return {}
  if (typeof value === 'string') return {transactionId: value}
  throw badRequest('"transactionId" must be a string.')
}

const VISIBILITIES = new Set<unknown>(['sync', 'async', 'deferred'])

function checkVisibility(value: unknown): void {
  if (value === undefined || VISIBILITIES.has(value)) return
  throw badRequest(`"visibility" must be sync, async or deferred; got ${JSON.stringify(value)}.`)
}

/**
 * `POST /data/mutate/:dataset`: commits mutations as one transaction. Writes are readable when the answer is sent,
 * whichever `visibility` is asked for; `skipCrossDatasetReferenceValidation` changes nothing, since references to other
 * datasets are never checked.
 */
export async function postMutations(c: LakeContext): Promise<Response> {
  requireWriter(c)
  const dataset = datasetOf(c)
  const body = await readJsonObject(c.req.raw)
  checkVisibility(body['visibility'] ?? c.req.query('visibility'))
  // The documentation shows options in the body, too; a dry run that is not seen there would write.
  const mutations = decodeMutations(body['mutations'])
  if (mutations.some((mutation) => 'selection' in mutation && 'query' in mutation.selection)) {
    await c.var.lake.engine.ready(dataset)
  }
  const isAsked = (name: string): boolean => body[name] === true || flagOf(c, name, false)
  const {transactionId, results} = c.var.lake.engine.transact(dataset, {
    mutations,
    author: c.var.caller.identity,
    isOwned: true,
    dryRun: isAsked('dryRun'),
    autoGenerateArrayKeys: isAsked('autoGenerateArrayKeys'),
    ...transactionIdOf(body['transactionId'] ?? c.req.query('transactionId')),
  })
  const withIds = isAsked('returnIds')
  const withDocuments = isAsked('returnDocuments')
  const shown = results.map(({id, operation, document}) => ({
    id,
    operation,
    ...(withDocuments && document !== null ? {document} : {}),
  }))
  return c.json({transactionId, results: withIds || withDocuments ? shown : []})
}
