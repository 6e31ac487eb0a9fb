import {datasetOf} from '../http/context.ts'
import type {LakeContext} from '../http/context.ts'
import {visibilityOf} from '../http/guardToken.ts'
import {ndjsonResponse} from '../http/ndjson.ts'

/** `GET /data/export/:dataset`: every document, drafts and asset documents included, one a line. */
export function exportDataset(c: LakeContext): Response {
  const {engine} = c.var.lake
  const dataset = datasetOf(c)
  const canSee = visibilityOf(c, dataset)

  function* visible() {
    for (const document of engine.allDocuments(dataset)) {
      if (canSee(document._id)) yield document
    }
  }
  return ndjsonResponse(visible())
}
