import {parseId} from '../../documentId.ts'
import type {Engine, StoredDocument} from '../../engine.ts'
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
 * The published document, for a draft and a revision that only the published one has. Studio lists what happened to both
 * in the history of a draft, an import among it, and asks for the draft at whichever of these an editor takes.
 */
function publishedInstead(engine: Engine, dataset: string, id: string, revision: string): StoredDocument | null {
  const {group, layer} = parseId(id)
  if (layer !== 'drafts') return null
  const request = {documentIds: [id], fromTransaction: revision, toTransaction: revision, limit: 1}
  const isOfDraft = engine.transactions(dataset, request).length > 0
  return isOfDraft ? null : engine.documentAt(dataset, group, {revision})
}

/**
 * `GET /data/history/:dataset/documents/:ids`: documents as a revision or a time left them, or as they were last. Those
 * that did not exist, or that the revision is not of, are left out; Studio asks for a document and its draft in one. A
 * draft asked for alone is answered with its published document where the revision is of that one only.
 */
export function getRevision(c: LakeContext): Response {
  requireHistoryReader(c)
  const dataset = datasetOf(c)
  const moment = momentOf(c)
  const {engine} = c.var.lake
  const ids = idsOf(c)
  const documents = ids.map((id) => engine.documentAt(dataset, id, moment)).filter((document) => document !== null)
  const [only] = ids
  if (documents.length > 0 || ids.length !== 1 || only === undefined || !('revision' in moment)) {
    return c.json({documents})
  }
  const published = publishedInstead(engine, dataset, only, moment.revision)
  return c.json({documents: published === null ? [] : [published]})
}
