import {datasetOf, flagOf} from '../../http/context.ts'
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
 * `GET /data/history/:dataset/documents/:id`: a document as a revision or a time left it, or as it was last. The list is
 * empty where it did not exist, or the revision is another document's.
 */
export function getRevision(c: LakeContext): Response {
  requireHistoryReader(c)
  const document = c.var.lake.engine.documentAt(datasetOf(c), c.req.param('id') ?? '', momentOf(c))
  return c.json({documents: document === null ? [] : [document]})
}
