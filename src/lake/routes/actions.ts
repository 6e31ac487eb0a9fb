import {commitActions} from '../actions/commitActions.ts'
import {readJsonObject} from '../http/body.ts'
import {datasetOf} from '../http/context.ts'
import type {LakeContext} from '../http/context.ts'
import {badRequest} from '../http/failures.ts'
import {requireWriter} from '../http/guardToken.ts'
import {transactionIdOf} from './mutate.ts'

/** `POST /data/actions/:dataset`: commits document actions as one transaction; this is how Studio edits. */
export async function postActions(c: LakeContext): Promise<Response> {
  c.set('transactionErrorType', 'actionError')
  requireWriter(c)
  const dataset = datasetOf(c)
  const body = await readJsonObject(c.req.raw)
  const {actions} = body
  if (!Array.isArray(actions) || actions.length === 0) {
    throw badRequest('"actions" must be a list of at least one action.')
  }
  await c.var.lake.engine.ready(dataset)
  const {transactionId} = commitActions(c.var.lake.engine, dataset, {
    actions,
    author: c.var.caller.identity,
    dryRun: body['dryRun'] === true,
    ...transactionIdOf(body['transactionId']),
  })
  return c.json({transactionId})
}
