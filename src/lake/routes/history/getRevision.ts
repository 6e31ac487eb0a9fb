import {datasetOf, flagOf, idsOf} from '../../http/context.ts'
import type {LakeContext} from '../../http/context.ts'
import {badRequest} from '../../http/failures.ts'
import {requireHistoryReader} from './transactions.ts'

function momentOf(c: LakeContext): {revision: string} | {time: string} | {lastRevision: true} {
  const {revision, time} = c.req.query()
  if (revision) return {revision}
  if (time) return {time}
  if (flagOf(c, 'lastRevision', false)) return {lastRevision: true}
  throw badRequest('Say which state of the document: "revision", "time" or "lastRevision=true".')
}

/**
 * `GET /data/history/:dataset/documents/:ids`: documents as a revision or a time left them, or as they were last. Those
 * that did not exist, or that the revision is not of, are left out. Studio asks for a document and its draft in one.
 */
export function getRevision(c: LakeContext): Response {
  requireHistoryReader(c)
  const dataset = datasetOf(c)
  const moment = momentOf(c)
  const documents = idsOf(c).map((id) => c.var.lake.engine.documentAt(dataset, id, moment))
  return c.json({documents: documents.filter((document) => document !== null)})
}
