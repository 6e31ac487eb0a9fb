import type {StoredDocument} from '../engine.ts'
import {isRecord} from '../isRecord.ts'
import {datasetOf, flagOf, idsOf} from '../http/context.ts'
import type {LakeContext} from '../http/context.ts'
import {visibilityOf} from '../http/guardToken.ts'

function isStored(value: unknown): value is StoredDocument {
  return isRecord(value) && typeof value['_id'] === 'string'
}

/** All versions of the documents, as stored. */
function allVersions(c: LakeContext, dataset: string, ids: readonly string[]): StoredDocument[] {
  const found = ids.map((id) =>
    c.var.lake.engine.query(dataset, {
      query: '*[sanity::versionOf($id)]',
      params: {id},
      perspective: 'raw',
      canReadPrivate: c.var.caller.canReadPrivate,
      identity: c.var.caller.identity,
    }),
  )
  return found.flat().filter(isStored)
}

/**
 * `GET /data/doc/:dataset/:ids`: documents by id, as stored. Each id that has none is listed in `omitted`, which is how
 * Studio learns that a document does not exist. `excludeContent` leaves the attributes out, `includeAllVersions` adds
 * drafts and versions.
 */
export async function getDocuments(c: LakeContext): Promise<Response> {
  const dataset = datasetOf(c)
  const ids = idsOf(c)
  const canSee = visibilityOf(c, dataset)
  const areAllAsked = flagOf(c, 'includeAllVersions', false)
  if (areAllAsked) await c.var.lake.engine.ready(dataset)
  const stored = c.var.lake.engine.documents(dataset, ids)
  const asked = ids.map((id, index) => ({id, document: stored[index] ?? null}))
  const visible = asked.flatMap(({id, document}) => (document !== null && canSee(id) ? [document] : []))
  const documents = areAllAsked ? allVersions(c, dataset, ids) : visible
  const omitted = asked
    .filter(({id, document}) => document === null || !canSee(id))
    .map(({id, document}) => ({id, reason: document === null ? 'existence' : 'permission'}))
  return c.json({
    documents: flagOf(c, 'excludeContent', false)
      ? documents.map(({_id, _type, _rev}) => ({_id, _type, _rev}))
      : documents,
    omitted,
  })
}
