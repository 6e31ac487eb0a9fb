import {isPrivateId} from '../documentId.ts'
import {datasetOf} from '../http/context.ts'
import type {LakeContext} from '../http/context.ts'
import {ndjsonResponse} from '../http/ndjson.ts'

/** `GET /data/export/:dataset`: every document, drafts and asset documents included, one a line. */
export function exportDataset(c: LakeContext): Response {
  const {engine} = c.var.lake
  const {canReadPrivate} = c.var.caller
  const dataset = datasetOf(c)

  function* visible() {
    for (const document of engine.allDocuments(dataset)) {
      if (canReadPrivate || !isPrivateId(document._id)) yield document
    }
  }
  return ndjsonResponse(visible())
}
